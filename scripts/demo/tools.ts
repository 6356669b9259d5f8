import { attempt } from "./run.ts";

/** What the demo runs beside Node, and how to get it. */
const TOOLS = [
  { name: "git", args: ["--version"], remedy: "apt-get install git" },
  { name: "gcc", args: ["--version"], remedy: "apt-get install gcc" },
  { name: "gcov", args: ["--version"], remedy: "apt-get install gcc, which brings gcov" },
  { name: "make", args: ["--version"], remedy: "apt-get install make" },
] as const;

/** Throws with the remedies when a tool is missing. */
export async function requireTools(cwd: string): Promise<string> {
  const missing: string[] = [];
  for (const { name, args, remedy } of TOOLS) {
    const found = await attempt(name, args, { cwd }).then(
      ({ code }) => code === 0,
      () => false,
    );
    if (!found) missing.push(`  ${name}: install it, for example with \`${remedy}\``);
  }
  if (missing.length > 0) {
    throw new Error(`The demo runs a C project's own tests and needs:\n${missing.join("\n")}`);
  }
  return TOOLS.map(({ name }) => name).join(", ");
}
