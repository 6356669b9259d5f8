import { z } from "zod";

/**
 * The same schema with every object dropping the keys it does not know instead of refusing them, at any
 * depth, so that a reader understands what a newer minor version merely added to.
 */
export function lenient(schema: z.core.$ZodType): z.ZodType {
  if (schema instanceof z.ZodObject) {
    const shape: Record<string, z.ZodType> = {};
    for (const [key, value] of Object.entries(schema.shape)) shape[key] = lenient(value);
    return z.object(shape);
  }
  if (schema instanceof z.ZodArray) return z.array(lenient(schema.element));
  if (schema instanceof z.ZodOptional) return lenient(schema.unwrap()).optional();
  if (schema instanceof z.ZodUnion) return z.union(schema.options.map(lenient));
  if (schema instanceof z.ZodType) return schema;
  throw new TypeError("the report's schema is built of classic zod types only");
}
