import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, test } from "vitest";
import type { Report } from "../report.ts";
import { arbitraryReport, arbitraryText } from "../testing/arbitrary-report.ts";
import {
  coverageReport,
  HOSTILE,
  hostileReport,
  passingReport,
} from "../testing/sample-reports.ts";
import { codeMarkdown, escapeMarkdown } from "./escape.ts";
import { COMMENT_LIMIT, renderMarkdown, SUMMARY_LIMIT } from "./markdown.ts";

const OUR_TAGS =
  /<\/?(?:h2|h3|p|table|thead|tbody|tr|th|td|strong|em|ul|li|code|details|summary|sub|span|br)(?: align="\w+")?>/g;

function toHtml(markdown: string): string {
  return micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
  });
}

function textOf(markup: string): string {
  return markup
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replaceAll("\u200b", "");
}

test("the summary of a failing report is as agreed", async () => {
  const shown = renderMarkdown([coverageReport], SUMMARY_LIMIT);
  await expect(shown).toMatchFileSnapshot("../golden/coverage.md");
});

test("several reports are one document with an overview, the worst first", async () => {
  const shown = renderMarkdown([passingReport, coverageReport], COMMENT_LIMIT);
  await expect(shown).toMatchFileSnapshot("../golden/several.md");
});

describe("data", () => {
  test("is shown as it is and does nothing, read by a GFM parser", () => {
    const property = fc.property(arbitraryReport, (report) => {
      const markup = toHtml(renderMarkdown([report, hostileReport], SUMMARY_LIMIT));
      expect(markup.replace(OUR_TAGS, "")).not.toMatch(/[<>]/);
    });
    fc.assert(property, { numRuns: 60 });
  });

  test("pings nobody and names no issue", () => {
    const markup = toHtml(renderMarkdown([hostileReport], SUMMARY_LIMIT));
    const prose = markup.replace(/<code>[^<]*<\/code>/g, "").replace(/&#\d+;/g, "");
    expect(prose).not.toMatch(/@\w|#\d|GH-\d|https?:\/\/|www\./i);
    expect(renderMarkdown([hostileReport], SUMMARY_LIMIT)).toContain("@\u200boctocat");
  });

  test("stays within its cell, so that every table keeps its columns", () => {
    const cells = fc.property(arbitraryText, (text) => {
      const table = `| a | b |\n| - | - |\n| ${escapeMarkdown(text)} | ${codeMarkdown(text)} |\n`;
      const row = toHtml(table).match(/<tbody>([\s\S]*)<\/tbody>/)?.[1] ?? "";
      expect(row.match(/<td>/g)).toHaveLength(2);
    });
    fc.assert(cells);
    expect(escapeMarkdown("a|b\nc")).toBe("a\\|b c");
  });

  test.each(["# a", "- a", "+ a", "1. a", "2) a", "===", "---", "~~a~~", "_a_", "a\\*b*", HOSTILE])(
    "%j is prose, and reads the same",
    (text) => {
      const markup = toHtml(escapeMarkdown(text));
      expect(markup.replace(/<\/?span>/g, "")).toMatch(/^<p>[^<>]*<\/p>$/);
    },
  );

  test.each(["src/a_b*c.c", "a`b``c", "`", "a|b", "<b>", "a\\b", "x  y"])(
    "%j is one piece of code that reads the same",
    (text) => {
      const markup = toHtml(`x ${codeMarkdown(text)}`);
      expect(markup).toMatch(/^<p>x <code>[^<>]*<\/code><\/p>$/);
      expect(textOf(markup)).toBe(`x ${text}`);
    },
  );
});

describe("limits", () => {
  const many = (rows: number): Report => ({
    ...coverageReport,
    tables: [
      {
        id: "files",
        title: "Files",
        columns: [{ title: "File" }],
        rows: Array.from({ length: rows }, (_, at) => [`row-${at}-漢`]),
        omitted: 3,
      },
    ],
  });

  test("drop whole rows with their count", () => {
    const shown = renderMarkdown([many(40_000)], COMMENT_LIMIT);
    expect(shown.length).toBeLessThanOrEqual(65_536);
    expect(shown.length).toBeGreaterThan(60_000);
    const kept = shown.match(/^\| row-\d+-漢 \|$/gm) ?? [];
    expect(shown.match(/row-/g)).toHaveLength(kept.length);
    const more = (40_003 - kept.length).toLocaleString("en-US");
    expect(shown).toContain(`_… and ${more} more rows_`);
  });

  test("are counted in bytes for a summary", () => {
    const shown = renderMarkdown([many(100_000)], SUMMARY_LIMIT);
    const bytes = new TextEncoder().encode(shown).length;
    expect(bytes).toBeLessThanOrEqual(1024 * 1024);
    expect(bytes).toBeGreaterThan(1_000_000);
  });

  test("what is wrong has its room before tables have theirs", () => {
    const findings = Array.from({ length: 500 }, (_, at) => ({
      rule: "coverage/uncovered-line",
      level: "error" as const,
      message: "No test runs this line.",
      file: `src/file-${at}.c`,
      startLine: 1,
    }));
    const shown = renderMarkdown([{ ...many(5000), findings }], { size: 6000, unit: "characters" });
    expect(shown).toContain("### ❌ Coverage: failed");
    expect(shown).toContain("`src/file-19.c:1`");
    expect(shown.length).toBeLessThanOrEqual(6000);
  });

  test("hold for any report and any size", () => {
    const limit = fc.record({
      size: fc.nat({ max: 6000 }),
      unit: fc.constantFrom("bytes" as const, "characters" as const),
    });
    const property = fc.property(
      fc.array(arbitraryReport, { maxLength: 3 }),
      limit,
      (reports, at) => {
        const shown = renderMarkdown(reports, at);
        const size = at.unit === "bytes" ? new TextEncoder().encode(shown).length : shown.length;
        expect(size).toBeLessThanOrEqual(at.size);
        expect(shown.match(/^<details>/gm)?.length).toBe(shown.match(/^<\/details>$/gm)?.length);
      },
    );
    fc.assert(property, { numRuns: 80 });
  });
});
