import type { Report } from "../report.ts";

/** A failing coverage report with every part that a renderer shows. */
export const coverageReport: Report = {
  schema: "sluice/report",
  version: "1.0",
  gate: "coverage",
  title: "Coverage",
  subject: {
    repository: "sluice-ci/pump",
    commit: "4f1c2d3e5a6b7c8d9e0f1a2b3c4d5e6f70819203",
    ref: "refs/pull/12/merge",
  },
  verdict: "fail",
  summary:
    "Line coverage of the change is 62.50%, below its limit of 85%; 3 of 8 added lines never ran.",
  metrics: [
    {
      name: "coverage.lines",
      title: "Lines",
      value: 84.9961,
      unit: "%",
      direction: "higher",
      covered: 84_996,
      total: 100_000,
      limit: 84.995,
      baseline: { value: 85.5, covered: 171, total: 200, commit: "a".repeat(40) },
      verdict: "pass",
    },
    {
      name: "coverage.branches",
      title: "Branches",
      value: 70,
      unit: "%",
      direction: "higher",
      covered: 7,
      total: 10,
      bound: "lower",
      limit: 75,
      verdict: "inconclusive",
      note: "One format counts branches without naming them.",
    },
    {
      name: "coverage.functions",
      title: "Functions",
      value: null,
      unit: "%",
      direction: "higher",
      covered: 0,
      total: 0,
      verdict: "skipped",
    },
    {
      name: "coverage.patch",
      title: "Change",
      value: 62.5,
      unit: "%",
      direction: "higher",
      covered: 5,
      total: 8,
      limit: 85,
      verdict: "fail",
    },
  ],
  findings: [
    {
      rule: "coverage/unmeasured-file",
      level: "warning",
      message:
        "No report measures this changed file. Add it to the tests' coverage, or exclude it.",
      file: "src/valve.c",
    },
    {
      rule: "coverage/uncovered-line",
      level: "error",
      message: "No test runs these added lines. Add one that does.",
      file: "src/pump.c",
      startLine: 14,
      endLine: 15,
    },
    {
      rule: "coverage/uncovered-line",
      level: "error",
      message: "No test runs these added lines. Add one that does.",
      file: "src/pump.c",
      startLine: 21,
    },
  ],
  tables: [
    {
      id: "worst-files",
      title: "Files with the most uncovered lines",
      columns: [
        { title: "File" },
        { title: "Lines", align: "right" },
        { title: "Covered", align: "right" },
        { title: "Uncovered" },
      ],
      rows: [
        [
          { text: "src/pump.c", code: true, verdict: "fail" },
          "62.50%",
          "5/8",
          { text: "14-15, 21", code: true },
        ],
        [{ text: "src/valve.c", code: true, verdict: "inconclusive" }, "no data", "0/0", null],
      ],
      omitted: 17,
    },
    {
      id: "components",
      title: "Components",
      columns: [{ title: "Component" }, { title: "Files", align: "right" }],
      rows: [
        ["control", 12],
        ["drivers", 1_204],
      ],
      collapsed: true,
      note: "As `.github/sluice.yml` defines them.",
    },
  ],
  series: [
    {
      id: "lines",
      title: "Line coverage on main",
      unit: "%",
      points: [
        { x: "3f2a9c1", y: 81.2, low: 80.8, high: 81.6 },
        { x: "77b0d4e", y: 82.9, low: 82.1, high: 83.4 },
        { x: "9ac31f0", y: null },
        { x: "c0ffee1", y: 86.4, low: 86, high: 86.9 },
        { x: "d15ea5e", y: 85.5, low: 85.1, high: 86.2 },
        { x: "4f1c2d3", y: 84.99, low: 84.4, high: 85.4 },
      ],
      limit: 85,
    },
  ],
  listings: [
    {
      path: "src/pump.c",
      hunks: [
        [
          { number: 11, text: "int pump_start(struct pump *pump, unsigned rpm)", state: "hit" },
          { number: 12, text: "{", state: "not-code" },
          {
            number: 13,
            text: "\tif (rpm > pump->limit) {",
            added: true,
            state: "partial",
            note: "1 of 2 branches",
          },
          {
            number: 14,
            text: '\t\tlog_error("%u > %u", rpm, pump->limit);',
            added: true,
            state: "miss",
          },
          { number: 15, text: "\t\treturn -EINVAL;", added: true, state: "miss" },
          { number: 16, text: "\t}", added: true, state: "not-code" },
          { number: 17, text: "\tpump->rpm = rpm;", added: true, state: "hit" },
        ],
        [
          { number: 21, text: "\tvalve_close(pump->valve);", added: true, state: "miss" },
          { number: 22, text: "#ifdef HAVE_BRAKE", state: "unknown" },
          { number: 23, text: "\tbrake(pump);", added: true, state: "unmeasured" },
        ],
      ],
    },
  ],
  tool: { name: "sluice", version: "0.1.0" },
};

/** A passing report without anything to mend. */
export const passingReport: Report = {
  schema: "sluice/report",
  version: "1.0",
  gate: "size",
  title: "Firmware size",
  subject: { digest: `sha256:${"0".repeat(64)}` },
  verdict: "pass",
  summary: "The image takes 118,204 of 131,072 bytes.",
  metrics: [
    {
      name: "size.flash",
      title: "Flash",
      value: 118_204,
      unit: "B",
      direction: "lower",
      limit: 131_072,
      baseline: { value: 117_900 },
      verdict: "pass",
    },
  ],
  findings: [],
  tables: [],
  series: [],
  tool: { name: "sluice", version: "0.1.0" },
};

/** Data that tries everything: markup, pings, commands, escape sequences, quotes, direction overrides. */
export const HOSTILE = [
  "a|b`c`*d*_e_~f~",
  "<script>alert(1)</script><img src=x onerror=alert(1)>",
  "&lt;b&gt; \"double\" 'single'",
  "@octocat closes #12, GH-7 https://evil.example/x www.evil.example",
  "[click](javascript:alert(1)) ![x](https://evil.example/p.png)",
  "\n::error file=x,line=1::injected\r::set-output name=x::y%0A",
  "\u001b[31mred\u001b]8;;https://evil.example\u0007link\u001b\\ \u0000\u0008\u009b2J",
  "\u202egnp.exe\u2066 \ud800 ]]> --> </style></details>",
  "$x^2$ \\| \\\\| 100%25",
].join(" ");

/** The hostile text wherever a gate may put data of others. */
export const hostileReport: Report = {
  schema: "sluice/report",
  version: "1.0",
  gate: "hostile",
  title: HOSTILE,
  subject: { repository: HOSTILE, ref: HOSTILE },
  verdict: "warn",
  summary: HOSTILE,
  metrics: [
    {
      name: "hostile.metric",
      title: HOSTILE,
      value: 1,
      unit: HOSTILE,
      direction: "none",
      note: HOSTILE,
    },
  ],
  findings: [
    { rule: "hostile", level: "note", message: HOSTILE, file: HOSTILE, startLine: 9, endLine: 3 },
  ],
  tables: [
    {
      id: HOSTILE,
      title: HOSTILE,
      columns: [{ title: HOSTILE }, { title: "B" }],
      rows: [[HOSTILE, { text: HOSTILE, code: true }]],
      collapsed: true,
      note: HOSTILE,
    },
  ],
  series: [{ id: HOSTILE, title: HOSTILE, unit: HOSTILE, points: [{ x: HOSTILE, y: 3 }] }],
  listings: [
    { path: HOSTILE, hunks: [[{ number: 1, text: HOSTILE, state: "miss", note: HOSTILE }]] },
  ],
  tool: { name: HOSTILE, version: "0.1.0" },
};
