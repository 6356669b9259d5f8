import { rmSync } from "node:fs";
import { afterEach, beforeEach, expect, it } from "vitest";
import {
  type Consumer,
  commit,
  createConsumer,
  createPython,
  edit,
  runPullRequest,
  scratchFolder,
} from "./act.ts";
import { requireTool } from "./tool.ts";

const source = "src/meter/__init__.py";
const guard = '    if interval_s <= 0:\n        raise ValueError("no time")\n    inner';
const test =
  "\n\ndef test_refuses_no_time():\n    with pytest.raises(ValueError):\n        energy_mj([5, 5], 0)\n";

let scratch: string;
let consumer: Consumer;

beforeEach(() => {
  scratch = scratchFolder();
  consumer = createConsumer(scratch);
});

afterEach(() => rmSync(scratch, { recursive: true, force: true }));

it("passes a change from a fork whose lines are covered, without a token", async (context) => {
  const act = requireTool("act", context);
  edit(consumer, source, "    inner", guard);
  edit(consumer, "tests/test_meter.py", "energy_mj([5], 0.5)\n", `energy_mj([5], 0.5)\n${test}`);
  commit(consumer.folder, "feat: refuse no time");
  const run = await runPullRequest(act, consumer, createPython(scratch));
  expect(run.output).toMatch(/set-output:: verdict=pass/);
  expect(run.code, run.output).toBe(0);
});

it("fails a change that lowers patch coverage, at the line that no test reaches", async (context) => {
  const act = requireTool("act", context);
  edit(consumer, source, "    inner", guard);
  commit(consumer.folder, "feat: refuse no time");
  const run = await runPullRequest(act, consumer, createPython(scratch));
  expect(run.output).toMatch(/set-output:: verdict=fail/);
  expect(run.output).toMatch(/file=src\/meter\/__init__\.py[^\n]*\bline=9\b/);
  expect(run.code).toBe(1);
});

it("does not pass when a shard is missing", async (context) => {
  const act = requireTool("act", context);
  edit(
    consumer,
    ".github/workflows/pr.yml",
    "--cov-report=xml",
    '--cov-report=xml && if [ "$SLUICE_VERSION" = 3.11 ]; then rm coverage.xml; fi',
  );
  commit(consumer.folder, "ci: lose a shard");
  const run = await runPullRequest(act, consumer, createPython(scratch));
  expect(run.output).toMatch(/set-output:: verdict=(?:fail|inconclusive)/);
  expect(run.code).toBe(1);
});
