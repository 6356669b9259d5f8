import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { renderAnnotations } from "./annotations.ts";
import { chunkCheckRunAnnotations } from "./check-run.ts";
import type { Finding, Report } from "./report.ts";
import { arbitraryReport } from "./testing/arbitrary-report.ts";
import { coverageReport, hostileReport } from "./testing/sample-reports.ts";
import { renderWorkflowCommands } from "./workflow-commands.ts";

function reportOf(findings: readonly Partial<Finding>[]): Report {
  const finding: Finding = { rule: "a/b", level: "error", message: "Mend it.", file: "a.c" };
  return { ...coverageReport, findings: findings.map((given) => ({ ...finding, ...given })) };
}

describe("annotations", () => {
  test("are at most ten of a level, errors first, with the number of the others", () => {
    const levels = (["note", "warning", "error"] as const).flatMap((level) =>
      Array.from({ length: 12 }, (_, at) => ({ level, startLine: at * 2 + 1 })),
    );
    const { shown, omitted } = renderAnnotations(reportOf(levels));
    expect(shown.map(({ level }) => level)).toEqual([
      ...Array(10).fill("error"),
      ...Array(10).fill("warning"),
      ...Array(10).fill("notice"),
    ]);
    expect(omitted).toBe(6);
    expect(renderAnnotations(reportOf(levels), Number.POSITIVE_INFINITY)).toMatchObject({
      omitted: 0,
    });
  });

  test("that touch are one", () => {
    const { shown } = renderAnnotations(
      reportOf([
        { startLine: 8, endLine: 9 },
        { startLine: 4, endLine: 5 },
        { startLine: 6, message: "And this." },
        { startLine: 6, endLine: 3, file: "b.c" },
        { startLine: 5, level: "warning" },
        {},
      ]),
    );
    expect(
      shown.map(({ file, startLine, endLine, message }) => [file, startLine, endLine, message]),
    ).toEqual([
      ["a.c", undefined, undefined, "Mend it."],
      ["a.c", 4, 6, "Mend it.\nAnd this."],
      ["a.c", 8, 9, "Mend it."],
      ["b.c", 3, 6, "Mend it."],
      ["a.c", 5, 5, "Mend it."],
    ]);
  });
});

describe("workflow commands", () => {
  test("are as agreed", async () => {
    const { shown } = renderAnnotations(coverageReport);
    await expect(renderWorkflowCommands(shown)).toMatchFileSnapshot("./golden/commands.txt");
  });

  test("escape what ends a value or a command", () => {
    const command = renderWorkflowCommands([
      {
        level: "error",
        title: "a:b,c%",
        message: "50%, x: y\nz\r\n::error::no",
        file: "a,b:c.c",
        startLine: 3,
      },
    ]);
    expect(command).toBe(
      "::error file=a%2Cb%3Ac.c,line=3,title=a%3Ab%2Cc%25::50%25, x: y%0Az%0A::error::no\n",
    );
  });

  test("are one line for each annotation, whatever the data", () => {
    const property = fc.property(arbitraryReport, (report) => {
      const { shown } = renderAnnotations({
        ...report,
        findings: [...report.findings, ...hostileReport.findings],
      });
      const lines = renderWorkflowCommands(shown).split("\n");
      expect(lines.pop()).toBe("");
      expect(lines).toHaveLength(shown.length);
      for (const line of lines)
        expect(line).toMatch(/^::(?:error|warning|notice) [^:]*::[^\p{Cc}]*$/u);
    });
    fc.assert(property);
  });
});

describe("check run annotations", () => {
  test("come in chunks of fifty, and only those with a file", () => {
    const lines = Array.from({ length: 101 }, (_, at) => ({ startLine: at * 2 + 1 }));
    const report = reportOf([...lines, { message: "Of no file." }]);
    const [whole] = report.findings.slice(-1);
    if (whole !== undefined) delete whole.file;
    const { shown } = renderAnnotations(report, Number.POSITIVE_INFINITY);
    const chunks = chunkCheckRunAnnotations(shown);
    expect(chunks.map(({ length }) => length)).toEqual([50, 50, 1]);
    expect(chunks[0]?.[0]).toEqual({
      path: "a.c",
      start_line: 1,
      end_line: 1,
      annotation_level: "failure",
      title: "Coverage: a/b",
      message: "Mend it.",
    });
  });

  test("keep to the sizes that the API takes", () => {
    const message = Array.from({ length: 9000 }, (_, at) => `line ${at} 漢`).join("\n");
    const [[made] = []] = chunkCheckRunAnnotations([
      { level: "notice", title: "t".repeat(300), message, file: "a.c" },
    ]);
    expect(made?.title).toHaveLength(255);
    expect(new TextEncoder().encode(made?.message).length).toBeLessThanOrEqual(64 * 1024);
    expect(made?.message).toMatch(/line \d+ 漢\n… and \d+ more$/);
  });
});
