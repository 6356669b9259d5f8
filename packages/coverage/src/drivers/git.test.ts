import { execFileSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { InputError } from "@sluice/report";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { oldLine } from "../tree/line-map.ts";
import { createGit } from "./git.ts";
import { type Checkout, makeCheckout } from "./git-checkout.fixture.ts";

let checkout: Checkout;
beforeEach(() => {
  checkout = makeCheckout();
});
afterEach(() => {
  vi.unstubAllEnvs();
  checkout.remove();
});

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `line ${i}\n`).join("");

describe("the patch", () => {
  test("class 7: on a merge commit the lines are those of the tested file, also when the base is stale", async () => {
    checkout.write("a.py", "one\ntwo\nthree\n");
    const stale = checkout.commit("start");
    checkout.git("checkout", "-q", "-b", "topic");
    checkout.write("a.py", "one\ntwo\nthree\nfour\n");
    checkout.commit("topic");
    checkout.git("checkout", "-q", "main");
    checkout.write("a.py", "zero\nzero\none\ntwo\nthree\n");
    checkout.write("b.py", numbered(50));
    checkout.commit("main goes on");
    checkout.git("merge", "-q", "--no-ff", "-m", "merge", "topic");
    const fresh = await createGit(checkout.root).diff("HEAD^1");
    expect([...fresh.files].map(([path, { added }]) => [path, added])).toEqual([["a.py", [6]]]);
    const old = await createGit(checkout.root).diff(stale);
    expect(old.files.get("a.py")?.added).toEqual([1, 2, 6]);
  });

  test("class 8: names with quotes, blanks, tabs, newlines and UTF-8 keep their own lines", async () => {
    const names = [
      'q"uote.c',
      "t\tab.c",
      "new\nline.c",
      "sp ace.c",
      "ünï/ço dé.c",
      "back\\slash.c",
      "+++ b.c",
    ];
    for (const name of names) checkout.write(name, "x\ny\n");
    const base = checkout.commit("start");
    for (const [index, name] of names.entries())
      checkout.write(name, `x\n${"new\n".repeat(index + 1)}y\n`);
    checkout.commit("edit");
    const { files } = await createGit(checkout.root).diff(base);
    expect([...files.keys()].sort()).toEqual([...names].sort());
    for (const [index, name] of names.entries())
      expect(files.get(name)?.added).toHaveLength(index + 1);
  });

  test("class 9: a rename with one edited line adds one line", async () => {
    checkout.write("old name.py", numbered(200));
    const base = checkout.commit("start");
    checkout.git("mv", "old name.py", "new name.py");
    checkout.write("new name.py", numbered(200).replace("line 100\n", "edited\n"));
    checkout.commit("rename");
    const { files } = await createGit(checkout.root).diff(base);
    expect(files.get("new name.py")).toMatchObject({ from: "old name.py", added: [101] });
    expect(files.size).toBe(1);
  });

  test("settings and variables of the user change nothing", async () => {
    checkout.write("d/a.c", "x\ny\n");
    const base = checkout.commit("start");
    checkout.write("d/a.c", "x\nz\n");
    checkout.write(".gitattributes", "*.c diff=odd\n");
    checkout.commit("edit");
    for (const setting of [
      ["diff.noprefix", "true"],
      ["diff.mnemonicPrefix", "true"],
      ["diff.external", "false"],
      ["diff.odd.textconv", "false"],
      ["diff.odd.command", "false"],
      ["diff.renames", "false"],
      ["diff.context", "9"],
      ["diff.interHunkContext", "9"],
      ["diff.relative", "true"],
      ["diff.orderFile", "nowhere"],
      ["color.ui", "always"],
      ["core.quotePath", "true"],
    ])
      checkout.git("config", ...setting);
    vi.stubEnv("GIT_EXTERNAL_DIFF", "false");
    vi.stubEnv("GIT_DIFF_OPTS", "-U5");
    vi.stubEnv("GIT_DIR", "/nonexistent");
    const { files } = await createGit(checkout.root).diff(base);
    expect(files.get("d/a.c")?.added).toEqual([2]);
  });

  test("the tested tree is the working tree: edits count, untracked files only after git add -N", async () => {
    checkout.write("a.c", "x\n");
    const base = checkout.commit("start");
    checkout.write("a.c", "x\ny\n");
    checkout.write("new.c", "n\n");
    const git = createGit(checkout.root);
    expect([...(await git.diff(base)).files.keys()]).toEqual(["a.c"]);
    checkout.git("add", "-N", "new.c");
    expect((await git.diff(base)).files.get("new.c")?.added).toEqual([1]);
    expect(await git.trackedFiles()).toContain("new.c");
  });

  test("binary, deleted, mode-only, retyped files and CRLF", async () => {
    checkout.write("image.png", new Uint8Array([0, 1, 2]));
    checkout.write("gone.c", "x\n");
    checkout.write("script.sh", "x\n");
    checkout.write("link.c", "x\ny\n");
    checkout.write("dos.c", "a\r\nb\r\n");
    checkout.write("zlast.c", "x\n");
    const base = checkout.commit("start");
    checkout.write("image.png", new Uint8Array([0, 9]));
    checkout.git("rm", "-q", "gone.c", "link.c");
    symlinkSync("script.sh", join(checkout.root, "link.c"));
    execFileSync("chmod", ["+x", join(checkout.root, "script.sh")]);
    checkout.write("dos.c", "a\r\nnew\r\nb\r\n");
    checkout.write("zlast.c", "x\ny\n");
    checkout.commit("edit");
    const { files } = await createGit(checkout.root).diff(base);
    expect(files.has("gone.c")).toBe(false);
    expect(files.get("image.png")?.added).toEqual([]);
    expect(files.get("script.sh")?.added).toEqual([]);
    expect(files.get("dos.c")?.added).toEqual([2]);
    expect(files.get("zlast.c")?.added).toEqual([2]);
    expect(await createGit(checkout.root).sourceLines("link.c")).toBeUndefined();
  });

  test("random edits: added lines are new text, and unchanged lines have the same text at their old number", async () => {
    const line = fc.constantFrom(
      "a",
      "b",
      "c",
      "",
      "--- a/f",
      "+++ b/f",
      "@@ -1 +1 @@",
      "diff --git a/f b/f",
    );
    const text = fc.array(line, { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(text, text, async (before, after) => {
        checkout.write("f", before.map((one) => `${one}\n`).join(""));
        const base = checkout.commit("before");
        checkout.write("f", after.map((one) => `${one}\n`).join(""));
        checkout.commit("after");
        const file = (await createGit(checkout.root).diff(base)).files.get("f");
        if (file === undefined) {
          expect(after).toEqual(before);
          return;
        }
        for (const [index, content] of after.entries()) {
          const was = oldLine(file, index + 1);
          expect(was === undefined).toBe(file.added.includes(index + 1));
          if (was !== undefined) expect(before[was - 1]).toBe(content);
        }
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});

describe("what the user has to mend", () => {
  test("a shallow clone without the merge base names fetch-depth: 0", async () => {
    checkout.write("a", "1\n");
    const first = checkout.commit("first");
    for (const step of ["2", "3"]) {
      checkout.write("a", `${step}\n`);
      checkout.commit(step);
    }
    const clone = makeCheckout();
    try {
      clone.git("fetch", "-q", "--depth=1", `file://${checkout.root}`, "main");
      clone.git("checkout", "-q", "FETCH_HEAD");
      const unknown = createGit(clone.root).diff(first);
      await expect(unknown).rejects.toThrow(/fetch-depth: 0/);
      clone.git("fetch", "-q", "--depth=1", `file://${checkout.root}`, first);
      const apart = createGit(clone.root).diff(first);
      await expect(apart).rejects.toThrow(/shallow.*fetch-depth: 0/);
    } finally {
      clone.remove();
    }
  });

  test.each(["nowhere", "-rf", "--output=x", ""])("the ref %j is refused", async (ref) => {
    checkout.commit("start");
    await expect(createGit(checkout.root).diff(ref)).rejects.toThrow(InputError);
  });

  test("a branch that only the remote has is found", async () => {
    const commit = checkout.commit("start");
    checkout.git("update-ref", "refs/remotes/origin/release", commit);
    expect((await createGit(checkout.root).diff("release")).mergeBase).toBe(commit);
  });

  test("a folder that is no checkout", async () => {
    await expect(createGit("/").trackedFiles()).rejects.toThrow(/not a git checkout/);
  });
});

test("ancestors are first parents, newest first", async () => {
  const first = checkout.commit("first");
  checkout.git("checkout", "-q", "-b", "topic");
  checkout.commit("topic");
  checkout.git("checkout", "-q", "main");
  const second = checkout.commit("second");
  checkout.git("merge", "-q", "--no-ff", "-m", "merge", "topic");
  const git = createGit(checkout.root);
  const head = await git.head();
  expect(await git.ancestors("HEAD", 10)).toEqual([head, second, first]);
  expect(await git.ancestors("HEAD", 2)).toHaveLength(2);
});
