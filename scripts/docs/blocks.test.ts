import { describe, expect, it } from "vitest";
import { describeDifference, replaceBlock } from "./blocks.ts";

const page = "# Title\n\n<!-- inputs:start -->\nold\n<!-- inputs:end -->\n\nafter\n";

describe("replaceBlock", () => {
  it("puts the block between its markers and leaves the rest", () => {
    expect(replaceBlock(page, "inputs", "new")).toBe(
      "# Title\n\n<!-- inputs:start -->\n\nnew\n\n<!-- inputs:end -->\n\nafter\n",
    );
  });

  it("is idempotent", () => {
    const once = replaceBlock(page, "inputs", "a\nb\n");
    expect(replaceBlock(once, "inputs", "a\nb\n")).toBe(once);
  });

  it("keeps CRLF line ends", () => {
    const once = replaceBlock(page.replaceAll("\n", "\r\n"), "inputs", "a\nb");
    expect(once.replaceAll("\r\n", "")).not.toContain("\n");
    expect(replaceBlock(once, "inputs", "a\nb")).toBe(once);
  });

  it("does not read a dollar sign as a pattern", () => {
    expect(replaceBlock(page, "inputs", "$& $1")).toContain("\n$& $1\n");
  });

  it.each([
    ["a missing marker", "<!-- inputs:start -->", "inputs:end --> is missing"],
    ["a repeated marker", `${page}${page}`, "is repeated"],
    ["markers out of order", "<!-- inputs:end --><!-- inputs:start -->", "before its start"],
  ])("refuses %s", (_, text, said) => {
    expect(() => replaceBlock(text, "inputs", "x")).toThrow(said);
  });
});

describe("describeDifference", () => {
  it("is empty for equal texts", () => {
    expect(describeDifference("a.md", page, page)).toBe("");
  });

  it("names the file, the first line and what changed", () => {
    expect(describeDifference("a.md", "1\n2\n3\n", "1\ntwo\nand\n3\n")).toBe(
      "a.md:2\n-2\n+two\n+and",
    );
  });
});
