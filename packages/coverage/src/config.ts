import { InputError } from "@sluice/report";
import { z } from "zod";
import type { CoverageRequest } from "./gate.ts";

const percent = z.number().min(0).max(100);
const globs = z.array(z.string().min(1)).min(1);

const areaLimits = {
  lines: percent.optional().describe("Least line coverage in percent."),
  branches: percent.optional().describe("Least branch coverage in percent."),
  functions: percent.optional().describe("Least function coverage in percent."),
  patch: percent.optional().describe("Least coverage of added lines in percent."),
};

/** The `coverage` section of `.github/sluice.yml`; keys that it does not know are refused. */
export const CoverageConfig = z
  .strictObject({
    limits: z
      .strictObject({
        ...areaLimits,
        "max-drop": percent
          .optional()
          .describe("Greatest fall of line coverage in percentage points."),
      })
      .optional()
      .describe("Limits of the whole; inputs win over them."),
    exclude: globs
      .optional()
      .describe("Globs of files left out of every figure and of the changed files."),
    paths: z
      .array(z.strictObject({ pattern: z.string().min(1), ...areaLimits }))
      .optional()
      .describe("Limits of the files that a glob matches, taken together."),
    components: z
      .array(z.strictObject({ name: z.string().min(1), paths: globs, ...areaLimits }))
      .optional()
      .describe("Named parts of the repository and their limits."),
    shards: z
      .array(z.string().min(1))
      .optional()
      .describe("Reports that must be there, as in the input expect-reports."),
    "carry-forward": z
      .strictObject({
        shards: z.array(z.string().min(1)).min(1),
        "expire-days": z.number().positive().max(365).default(14),
      })
      .optional()
      .describe("Shards that may be taken from the baseline while young and unchanged."),
    "path-maps": z
      .array(z.strictObject({ from: z.string().min(1), to: z.string() }))
      .optional()
      .describe("Path prefixes of the reports and what they stand for in the repository."),
  })
  .describe("Coverage gate");
export type CoverageConfig = z.infer<typeof CoverageConfig>;
export type AreaLimits = Pick<
  NonNullable<CoverageConfig["limits"]>,
  "lines" | "branches" | "functions" | "patch"
>;

/** The published JSON Schema of the `coverage` section (draft 2020-12), as users write it. */
export function coverageConfigSchema(): object {
  return z.toJSONSchema(CoverageConfig, { io: "input" });
}

/** Validates the section; InputError with every fault of it at once. */
export function parseConfig(config: CoverageRequest["config"]): CoverageConfig {
  if (config === undefined || config.value === undefined || config.value === null) return {};
  const result = CoverageConfig.safeParse(config.value);
  if (result.success) return result.data;
  const faults = result.error.issues.map(
    ({ path, message }) => `${["coverage", ...path].join(".")}: ${message}`,
  );
  throw new InputError(`${faults.join("; ")}.`, "Mend the coverage section.", {
    file: config.file,
  });
}

/** The request with the file's settings filled in where the inputs say nothing; lists are joined. */
export function applyConfig(request: CoverageRequest, config: CoverageConfig): CoverageRequest {
  const { "max-drop": maxDrop, ...limits } = config.limits ?? {};
  return {
    ...request,
    limits: {
      ...definedOnly({ ...limits, maxDrop }),
      ...definedOnly(request.limits),
    },
    expectReports: [...new Set([...request.expectReports, ...(config.shards ?? [])])],
    pathMaps: [...request.pathMaps, ...(config["path-maps"] ?? [])],
  };
}

function definedOnly<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(value).filter(([, field]) => field !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
