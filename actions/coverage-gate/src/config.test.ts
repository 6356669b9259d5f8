import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lineLimit, readConfig } from "./config.ts";

const FILE = ".github/sluice.yml";

async function read(text: string) {
  const root = await mkdtemp(join(tmpdir(), "sluice-config-"));
  await mkdir(join(root, ".github"));
  await writeFile(join(root, FILE), text);
  return readConfig(root, FILE);
}

test("the coverage section is read, whatever else the file holds", async () => {
  const config = await read("coverage:\n  limits: { lines: 90 }\nrollout: {}\n");
  expect(config).toEqual({ file: FILE, value: { limits: { lines: 90 } } });
});

test("an absent file, section or name is no config", async () => {
  expect(await read("rollout: {}\n")).toBeUndefined();
  expect(await readConfig(tmpdir(), "no/such.yml")).toBeUndefined();
  expect(await readConfig(tmpdir(), undefined)).toBeUndefined();
});

test("what is not YAML is refused with file and line", async () => {
  await expect(read("coverage:\n  limits: [\n  b: }\n")).rejects.toThrow(
    /^\.github\/sluice\.yml:\d+: /,
  );
});

test.each([
  [undefined, undefined, 85],
  [undefined, { limits: { lines: 90 } }, undefined],
  [undefined, { limits: { patch: 90 } }, 85],
  [70, { limits: { lines: 90 } }, 70],
  [0, undefined, 0],
  ["none", undefined, undefined],
] as const)("input %s and file %j ask for %s", (input, value, limit) => {
  const config = value === undefined ? undefined : { file: FILE, value };
  expect(lineLimit(input, config)).toBe(limit);
});
