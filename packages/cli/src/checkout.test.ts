import { mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { findRoot, fromRoot } from "./checkout.ts";

let root: string;
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), "sluice-checkout-")));
  await mkdir(join(root, "a/b"), { recursive: true });
});
afterEach(() => rm(root, { recursive: true, force: true }));

describe("findRoot", () => {
  it("is the checkout around the folder", async () => {
    await mkdir(join(root, ".git"));
    expect(await findRoot(join(root, "a/b"), undefined)).toBe(root);
  });

  it("is the folder itself without a checkout", async () => {
    expect(await findRoot(join(root, "a"), undefined)).toBe(join(root, "a"));
  });

  it("is the folder that the user names", async () => {
    expect(await findRoot(root, "a")).toBe(join(root, "a"));
    await expect(findRoot(root, "nowhere")).rejects.toThrow('--root: There is no folder "nowhere"');
  });
});

describe("fromRoot", () => {
  it.each([
    ["cov/lcov.info", "a/cov/lcov.info"],
    ["../lcov.info", "lcov.info"],
    ["**/*.xml", "a/**/*.xml"],
    ["linux=cov.xml", "linux=a/cov.xml"],
    ["x/y=z.info", "a/x/y=z.info"],
    ["/repo/b/c.json", "b/c.json"],
    ["../../out.info", "../out.info"],
  ])("sees %s from the root as %s", (report, expected) => {
    expect(fromRoot(report, "/repo/a", "/repo")).toBe(expected);
  });
});
