import { dirname } from "node:path";
import { InputError } from "@sluice/report";
import type { Environment } from "./inputs.ts";

/** Whether the runner offers an artifact service to this step. */
export function artifactsOffered(environment: Environment): boolean {
  return Boolean(environment.ACTIONS_RUNTIME_TOKEN) && Boolean(environment.ACTIONS_RESULTS_URL);
}

/** Uploads one file, alone, as the artifact `name` of this run. InputError where the run has one of that name already. */
export async function uploadArtifact(name: string, path: string): Promise<void> {
  const { DefaultArtifactClient } = await import("@actions/artifact");
  try {
    await new DefaultArtifactClient().uploadArtifact(name, [path], dirname(path));
  } catch (error) {
    if (!(error instanceof Error) || !/already exists|conflict/i.test(error.message)) throw error;
    throw new InputError(
      `This run has an artifact "${name}" already.`,
      "Give each call of the gate its own name, for example with the matrix in it.",
      { input: "report-artifact" },
      error,
    );
  }
}
