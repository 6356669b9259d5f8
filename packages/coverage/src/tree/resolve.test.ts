import { describe, expect, test } from "vitest";
import { normalise, PathResolver } from "./resolve.ts";

function resolve(
  tracked: string[],
  candidates: string[],
  maps: { from: string; to: string }[] = [],
  roots: string[] = [],
) {
  const resolver = new PathResolver(new Set(tracked), maps, roots);
  return resolver.exact(candidates) ?? resolver.suffix(candidates);
}

describe("paths of reports", () => {
  test("a tracked path is itself, whatever else ends like it", () => {
    expect(resolve(["io.c", "src/io.c"], ["io.c"])).toEqual({ kind: "exact", path: "io.c" });
  });

  test("the first candidate that is tracked wins: every source root is tried", () => {
    const found = resolve(["lib/a.py"], ["/ci/src/a.py", "lib/a.py"]);
    expect(found).toEqual({ kind: "exact", path: "lib/a.py" });
  });

  test("the checkout's own folder is taken away, and an untracked file in it is not another one", () => {
    const roots = ["/builds/project"];
    expect(resolve(["src/a.c"], ["/builds/project/src/a.c"], [], roots)).toMatchObject({
      path: "src/a.c",
    });
    expect(resolve(["src/a.c"], ["/builds/project/build/src/a.c"], [], roots)).toEqual({
      kind: "outside",
    });
  });

  test("class 11: Windows paths with drive letter, backslashes and other case", () => {
    expect(resolve(["src/Main.c"], ["D:\\a\\proj\\src\\main.c"])).toEqual({
      kind: "suffix",
      path: "src/Main.c",
    });
    expect(resolve(["src/Main.c"], ["/a/proj/src/main.c"])).toEqual({ kind: "outside" });
    const maps = [{ from: "C:\\work", to: "." }];
    expect(resolve(["src/main.c"], ["c:\\WORK\\src\\main.c"], maps)).toMatchObject({
      path: "src/main.c",
    });
  });

  test("a path map replaces a prefix at a folder's end only", () => {
    const maps = [{ from: "/app", to: "services/api" }];
    expect(resolve(["services/api/m.py"], ["/app/m.py"], maps)).toMatchObject({
      path: "services/api/m.py",
    });
    expect(resolve(["services/api/m.py", "m.py"], ["/apple/m.py"], maps)).toMatchObject({
      path: "m.py",
    });
  });

  test("a Go module path and another runner's folder are found by their longest ending", () => {
    const tracked = ["pkg/a.go", "a.go", "internal/pkg/a.go"];
    expect(resolve(tracked, ["example.com/m/pkg/a.go"])).toEqual({
      kind: "suffix",
      path: "pkg/a.go",
    });
    expect(resolve(tracked, ["/runner/w/internal/pkg/a.go"])).toEqual({
      kind: "suffix",
      path: "internal/pkg/a.go",
    });
  });

  test("a package path that ends several tracked files is ambiguous, unless another candidate is not", () => {
    const tracked = ["app/src/main/java/org/x/Foo.java", "lib/src/main/java/org/x/Foo.java"];
    expect(resolve(tracked, ["org/x/Foo.java"])).toEqual({ kind: "ambiguous", matches: tracked });
    expect(resolve(tracked, ["org/x/Foo.java", "lib/src/main/java/org/x/Foo.java"])).toMatchObject({
      kind: "exact",
    });
    expect(resolve(tracked.slice(1), ["org/x/Foo.java"])).toMatchObject({ path: tracked[1] });
  });

  test.each([
    "/usr/include/stdio.h",
    "/x/node_modules/p/include/stdio.h",
    "/v/lib/python3/site-packages/include/stdio.h",
    "C:\\Program Files\\sdk\\include\\stdio.h",
  ])("%s is never the repository's own", (path) =>
    expect(resolve(["include/stdio.h"], [path])).toEqual({ kind: "outside" }),
  );

  test("a name alone does not match inside another name", () => {
    expect(resolve(["src/audio.c"], ["io.c"])).toEqual({ kind: "outside" });
  });

  test("paths are normalised", () => {
    expect(normalise("./a/../b//c.c")).toBe("b/c.c");
    expect(normalise("../../src/x.c")).toBe("../../src/x.c");
    expect(normalise("file:///w/x.c")).toBe("/w/x.c");
    expect(resolve(["src/x.c"], ["../../src/x.c"])).toMatchObject({ path: "src/x.c" });
  });
});
