import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createReportFiles } from "./report-files.ts";

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), "sluice-files-")));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(path: string, content = "TN:\n"): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), content);
}

test("a path, a glob and an absolute path inside give sorted relative paths", async () => {
  for (const path of ["b/lcov.info", "a/lcov.info", "a/x.xml", "node_modules/p/lcov.info"])
    write(path);
  const files = createReportFiles(root);
  expect(await files.find("a/lcov.info")).toEqual(["a/lcov.info"]);
  expect(await files.find("./**/lcov.info")).toEqual(["a/lcov.info", "b/lcov.info"]);
  expect(await files.find("{a,b}/*.{info,xml}")).toEqual(["a/lcov.info", "a/x.xml", "b/lcov.info"]);
  expect(await files.find(join(root, "a/x.xml"))).toEqual(["a/x.xml"]);
  expect(await files.find("c/*.info")).toEqual([]);
  expect(await files.find("missing.info")).toEqual([]);
});

test("names with blanks and brackets are found as they are", async () => {
  write("out put/cov (1).info");
  write("out put/cov [2].info");
  const files = createReportFiles(root);
  expect(await files.find("out put/cov (1).info")).toEqual(["out put/cov (1).info"]);
  expect(await files.find("out put/cov [2].info")).toEqual(["out put/cov [2].info"]);
});

test.each(["../x.info", "a/../../x.info", "/etc/passwd", "../**"])(
  "%s is refused",
  async (path) => {
    await expect(createReportFiles(root).find(path)).rejects.toThrow(/leads out of the checkout/);
  },
);

test("a link out of the root is refused, by name and by glob; a folder behind a link is not entered", async () => {
  const outside = mkdtempSync(join(tmpdir(), "sluice-outside-"));
  writeFileSync(join(outside, "secret.info"), "TN:\n");
  symlinkSync(join(outside, "secret.info"), join(root, "link.info"));
  mkdirSync(join(root, "deep"));
  symlinkSync(outside, join(root, "deep/folder"));
  const files = createReportFiles(root);
  await expect(files.find("link.info")).rejects.toThrow(/leads out/);
  await expect(files.find("*.info")).rejects.toThrow(/leads out/);
  await expect(files.find("deep/folder/secret.info")).rejects.toThrow(/leads out/);
  expect(await files.find("deep/**/*.info")).toEqual([]);
  rmSync(outside, { recursive: true });
});

test("a link that stays inside is read", async () => {
  write("real.info");
  symlinkSync("real.info", join(root, "alias.info"));
  expect(await createReportFiles(root).find("alias.info")).toEqual(["alias.info"]);
});

test("an empty report and a folder are the user's to mend", async () => {
  write("empty.info", "");
  mkdirSync(join(root, "folder"));
  const files = createReportFiles(root);
  await expect(files.find("*.info")).rejects.toThrow(/empty\.info.*empty/);
  await expect(files.find("folder")).rejects.toThrow(/folder\/\*\*/);
});

test("a report is read to its end", async () => {
  write("big.info", "x".repeat(600_000));
  let size = 0;
  for await (const chunk of createReportFiles(root).open("big.info").chunks) size += chunk.length;
  expect(size).toBe(600_000);
});
