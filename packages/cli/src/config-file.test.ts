import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readConfigSection } from "./config-file.ts";

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), "sluice-config-"));
  await mkdir(join(root, ".github"));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const put = (text: string) => writeFile(join(root, ".github/sluice.yml"), text);
const readSection = (named?: string) => readConfigSection("coverage", root, root, named);

it("finds the section in the usual place", async () => {
  await put("coverage:\n  limits:\n    lines: 90\n");
  expect(await readSection()).toEqual({
    file: ".github/sluice.yml",
    value: { limits: { lines: 90 } },
  });
});

it("does without a file in the usual place, but not without a named one", async () => {
  expect(await readSection()).toBeUndefined();
  await expect(readSection("other.yml")).rejects.toThrow("other.yml: There is no such");
});

it("does without the section", async () => {
  await put("# nothing yet\n");
  expect(await readSection()).toBeUndefined();
});

it.each([
  [
    "broken YAML, with its line",
    "coverage:\n  a: [1,\n  b: 2\n",
    /sluice\.yml:[23]: This is not YAML/,
  ],
  ["a repeated key", "coverage: {}\ncoverage: {}\n", /sluice\.yml:2: This is not YAML/],
  ["a list", "- coverage\n", /sections by name/],
  ["an unknown section", "covrage: {}\n", /Unknown section "covrage". Known are: coverage/],
  [
    "a bomb of aliases",
    `coverage: [${Array.from({ length: 9 }, (_, i) =>
      i === 0 ? "&a0 [x]" : `&a${i} [${`*a${i - 1},`.repeat(9)}]`,
    ).join(", ")}]\n`,
    /aliases/,
  ],
])("refuses %s", async (_, text, said) => {
  await put(text);
  await expect(readSection()).rejects.toThrow(said);
});
