import { InputError, Verdict } from "@sluice/report";
import { z } from "zod";
import { reportInputs, text } from "../inputs.ts";
import { runAction } from "../run.ts";
import { sampleReport } from "./report.ts";

/** A gate whose verdict is its input, or which throws what its input names. */
await runAction(z.strictObject({ verdict: text, ...reportInputs }), async ({ verdict }) => {
  if (verdict === "input-error")
    throw new InputError("It is bad.", "Mend it.", { file: "a.xml", line: 3 });
  if (verdict === "defect") throw new Error("broken", { cause: new Error("deeper") });
  const findings = Array.from({ length: 12 }, (_, index) => ({
    rule: "r",
    level: "warning" as const,
    message: "::set-output name=x::y\n::error::z",
    file: "a.c",
    startLine: 1 + 2 * index,
  }));
  return {
    report: sampleReport({ verdict: Verdict.parse(verdict), findings }),
    outputs: { coverage: "84.99" },
    files: [{ path: "out/badge.json", content: ["{", "}"] }],
  };
});
