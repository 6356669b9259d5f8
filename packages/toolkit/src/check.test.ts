import type { Finding } from "@sluice/report";
import { expect, test } from "vitest";
import { z } from "zod";
import { publishCheck } from "./check.ts";
import { startApi } from "./testing/api-server.ts";
import { sampleReport } from "./testing/report.ts";

const place = { owner: "o", repo: "r", commit: "c".repeat(40) };
const findings = (count: number): Finding[] =>
  Array.from({ length: count }, (_, index) => ({
    rule: "coverage/uncovered",
    level: "warning",
    message: "Not covered.",
    file: `src/${index}.c`,
    startLine: index + 1,
  }));

const Sent = z.object({
  name: z.string().optional(),
  conclusion: z.string().optional(),
  output: z.object({ annotations: z.array(z.object({ path: z.string() })) }),
});

async function publish(changes: Parameters<typeof sampleReport>[0], failOn = "fail" as const) {
  const requests: z.infer<typeof Sent>[] = [];
  await using api = await startApi({
    "POST /repos/o/r/check-runs": ({ body }) => {
      requests.push(Sent.parse(body));
      return { status: 201, body: { id: 5 } };
    },
    "PATCH /repos/o/r/check-runs/5": ({ body }) => {
      requests.push(Sent.parse(body));
      return { body: { id: 5 } };
    },
  });
  const outcome = await publishCheck(await api.connect(), place, sampleReport(changes), failOn);
  return { outcome, requests };
}

test("annotations are appended fifty a request, each once", async () => {
  const { requests } = await publish({ findings: findings(120), verdict: "warn" });
  expect(requests.map(({ output }) => output.annotations.length)).toEqual([50, 50, 20]);
  const paths = requests.flatMap(({ output }) => output.annotations.map(({ path }) => path));
  expect(new Set(paths).size).toBe(120);
});

test.each([
  ["pass", "success"],
  ["warn", "neutral"],
  ["fail", "failure"],
  ["inconclusive", "failure"],
  ["skipped", "skipped"],
] as const)("%s concludes as %s", async (verdict, conclusion) => {
  expect((await publish({ verdict })).requests[0]?.conclusion).toBe(conclusion);
});

test("whatever title a Report claims, the check bears our name", async () => {
  expect((await publish({ title: "build" })).requests[0]?.name).toBe("Sluice coverage-gate");
});

test("a read-only token is told, not thrown", async () => {
  await using api = await startApi({
    "POST /repos/o/r/check-runs": () => ({ status: 403, body: { message: "Not accessible" } }),
  });
  const outcome = await publishCheck(await api.connect(), place, sampleReport(), "fail");
  expect(outcome).toBe("read-only");
});
