import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newLine, oldLine } from "./line-map.ts";
import { OPEN_END, parseDiff } from "./patch.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const sha = (digit: string) => digit.repeat(40);
const raw = (status: string, ...paths: string[]) =>
  `:100644 100644 ${sha("1")} ${sha("0")} ${status}\0${paths.join("\0")}\0`;

describe("parseDiff", () => {
  test("class 8: a quoted path keeps its own lines and gives none to the file before it", () => {
    const diff = parseDiff(
      bytes(
        `${raw("M", "a.c")}${raw("M", 'b/"zé\t.c')}\0` +
          "diff --git a/a.c b/a.c\nindex 1..0 100644\n--- a/a.c\n+++ b/a.c\n@@ -1 +1 @@\n-x\n+y\n" +
          'diff --git "a/b/\\"zé\\t.c" "b/b/\\"zé\\t.c"\nindex 1..0 100644\n--- "a/b/\\"zé\\t.c"\n' +
          '+++ "b/b/\\"zé\\t.c"\n@@ -4,0 +5,2 @@ f()\n+p\n+q\n',
      ),
    );
    expect(diff.get("a.c")?.added).toEqual([1]);
    expect(diff.get('b/"zé\t.c')?.added).toEqual([5, 6]);
  });

  test("class 9: a rename with one edited line adds one line", () => {
    const diff = parseDiff(
      bytes(
        `${raw("R096", "old.py", "new.py")}\0diff --git a/old.py b/new.py\nsimilarity index 96%\n` +
          "rename from old.py\nrename to new.py\n--- a/old.py\n+++ b/new.py\n@@ -3 +3 @@\n-a\n+b\n",
      ),
    );
    expect(diff.get("new.py")).toEqual({
      from: "old.py",
      added: [3],
      unchanged: [
        [1, 1, 2],
        [4, 4, OPEN_END],
      ],
    });
  });

  test("lines that look like headers are content", () => {
    const diff = parseDiff(
      bytes(
        `${raw("M", "a")}${raw("M", "b")}\0diff --git a/a b/a\n--- a/a\n+++ b/a\n@@ -1,2 +1,3 @@\n` +
          "--- a/b\n-@@ -9 +9 @@\n+diff --git a/b b/b\n+++ b/b\n+@@ -7 +7 @@\n" +
          "diff --git a/b b/b\n--- a/b\n+++ b/b\n@@ -2 +2 @@\n-1\n+2\n\\ No newline at end of file\n",
      ),
    );
    expect(diff.get("a")?.added).toEqual([1, 2, 3]);
    expect(diff.get("b")?.added).toEqual([2]);
  });

  test("deleted files are left out; binary files, mode changes and added files have their entry", () => {
    const diff = parseDiff(
      bytes(
        `${raw("D", "gone")}${raw("M", "image")}${raw("A", "new")}\0` +
          "diff --git a/gone b/gone\ndeleted file mode 100644\n--- a/gone\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n" +
          "diff --git a/image b/image\nBinary files a/image and b/image differ\n" +
          "diff --git a/new b/new\nnew file mode 100644\n--- /dev/null\n+++ b/new\n@@ -0,0 +1,2 @@\n+x\n+y\n",
      ),
    );
    expect([...diff.keys()]).toEqual(["image", "new"]);
    expect(diff.get("image")?.added).toEqual([]);
    expect(diff.get("new")).toEqual({ added: [1, 2], unchanged: [] });
  });

  test("an empty diff has no files", () => {
    expect(parseDiff(new Uint8Array()).size).toBe(0);
  });
});

test("old and new numbers of unchanged lines are each other's inverse", () => {
  const runs = fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.integer({ min: 1, max: 9 })));
  fc.assert(
    fc.property(runs, (gaps) => {
      let [before, now] = [1, 1];
      const unchanged: [number, number, number][] = [];
      const added: number[] = [];
      for (const [deleted, inserted, length] of gaps) {
        for (let at = now; at < now + inserted; at++) added.push(at);
        before += deleted;
        now += inserted;
        unchanged.push([before, now, length]);
        before += length;
        now += length;
      }
      const file = { from: "f", added, unchanged };
      for (let line = 1; line < now; line++) {
        const was = oldLine(file, line);
        if (added.includes(line)) expect(was).toBeUndefined();
        else expect(newLine(file, was ?? 0)).toBe(line);
      }
    }),
  );
});
