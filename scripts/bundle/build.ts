import { createRequire } from "node:module";
import { resolve } from "node:path";
import { bundledFiles, licences } from "./licences.ts";

/** A built action: its files by name in `dist`, and how many packages its licence file names. */
export interface Bundle {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly packages: number;
}

interface NccResult {
  readonly code: string;
  readonly assets: Record<string, { source: string | Buffer }>;
  readonly stats: { compilation: { modules: Iterable<unknown> } };
}

type Ncc = (entry: string, options: Record<string, unknown>) => Promise<NccResult>;

// ncc is CommonJS without types.
const ncc: Ncc = createRequire(import.meta.url)("@vercel/ncc");

/** Bundles `actions/<action>/src/main.ts` of the tree at `root`. ncc reads tsconfig.json from the working directory. */
export async function buildBundle(root: string, action: string): Promise<Bundle> {
  process.chdir(root);
  const { code, assets, stats } = await ncc(resolve(root, "actions", action, "src/main.ts"), {
    cache: false,
    minify: false,
    sourceMap: false,
    quiet: true,
    target: "es2022",
  });
  const files = new Map<string, Buffer>([["index.js", Buffer.from(code)]]);
  for (const [name, { source }] of Object.entries(assets)) files.set(name, Buffer.from(source));
  const text = await licences(root, bundledFiles(stats.compilation.modules));
  files.set("licenses.txt", Buffer.from(text.join("\n")));
  return { files, packages: text.length };
}
