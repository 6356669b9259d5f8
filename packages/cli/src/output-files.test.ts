import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { InputError } from "@sluice/report";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { requireDistinct, writeOutput } from "./output-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sluice-output-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const write = (path: string, content: string | Iterable<string>) =>
  writeOutput({ option: "--json", path, content }, folder);

describe("writeOutput", () => {
  it("makes missing folders and leaves no draft", async () => {
    await write("a/b/report.json", "{}\n");
    expect(await readFile(join(folder, "a/b/report.json"), "utf8")).toBe("{}\n");
    expect(await readdir(join(folder, "a/b"))).toEqual(["report.json"]);
  });

  it("writes pieces in order", async () => {
    const pieces = Array.from({ length: 5000 }, (_, i) => `piece ${i} ${"x".repeat(40)}\n`);
    await write("merged.info", pieces);
    expect(await readFile(join(folder, "merged.info"), "utf8")).toBe(pieces.join(""));
  });

  it("keeps the old file whole when the content breaks off", async () => {
    await writeFile(join(folder, "report.json"), "old");
    function* torn() {
      yield "x".repeat(100_000);
      throw new RangeError("torn");
    }
    await expect(write("report.json", torn())).rejects.toThrow(RangeError);
    expect(await readFile(join(folder, "report.json"), "utf8")).toBe("old");
    expect(await readdir(folder)).toEqual(["report.json"]);
  });

  it("follows a link instead of replacing it", async () => {
    await mkdir(join(folder, "real"));
    await writeFile(join(folder, "real/report.json"), "old");
    await symlink("real/report.json", join(folder, "link.json"));
    await write("link.json", "new");
    expect(await readFile(join(folder, "real/report.json"), "utf8")).toBe("new");
  });

  it("writes to a device without replacing it", async () => {
    await write("/dev/null", "gone");
    expect(await readFile("/dev/null", "utf8")).toBe("");
  });

  it("names the option and the remedy when the place is a folder", async () => {
    await mkdir(join(folder, "taken"));
    const failure = await write("taken", "x").catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(InputError);
    expect(String(failure)).toContain("--json: taken cannot be written");
    expect(await readdir(folder)).toEqual(["taken"]);
  });
});

describe("requireDistinct", () => {
  it("refuses one place for two outputs, however it is spelt", () => {
    const outputs = [
      { option: "--json", path: "out/a" },
      { option: "--html", path: "./out/../out/a" },
    ];
    expect(() => requireDistinct(outputs, folder)).toThrow("--json and --html both write");
  });

  it("refuses two outputs on standard output", () => {
    const outputs = ["--json", "--lcov"].map((option) => ({ option, path: "-" }));
    expect(() => requireDistinct(outputs, folder)).toThrow(InputError);
  });
});
