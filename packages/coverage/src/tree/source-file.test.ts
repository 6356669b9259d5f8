import { describe, expect, test } from "vitest";
import { isSourceFile } from "./source-file.ts";

describe("which changed files a report should measure", () => {
  const isSource = isSourceFile(["lib/a.zig"]);

  test.each(["src/pid.c", "src/protest/march.py", "pkg/latest.go", "src/contest.ts", "a.zig"])(
    "%s",
    (path) => expect(isSource(path)).toBe(true),
  );

  test.each([
    "README.md",
    "types.d.ts",
    "tests/pid.c",
    "src/test/java/PidTest.java",
    "pkg/pid_test.go",
    "src/pid.test.ts",
    "test_pid.py",
    "conftest.py",
    "spec/pid_spec.rb",
  ])("not %s", (path) => expect(isSource(path)).toBe(false));
});
