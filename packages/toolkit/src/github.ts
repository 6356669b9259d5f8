import type { getOctokit } from "@actions/github";
import type { ActionContext } from "./context.ts";

/** REST methods, pagination, retries and throttling, bound to one token. */
export type GitHub = ReturnType<typeof getOctokit>;

/** Longest wait that a rate limit may ask for before the call fails, in seconds. */
export const LONGEST_WAIT = 60;

/** Most retries of one call. */
export const RETRIES = 4;

/** A client gives up for good this long after it was made, in milliseconds, whatever it is waiting for. */
const DEADLINE = 10 * 60 * 1000;

/**
 * A client of the API at `apiUrl` that retries 5xx answers, lost connections and rate limits with growing pauses.
 * Loaded on first use, because it is the slowest part of an action to start. Not `throttled`, it neither spaces out
 * writes as GitHub asks for nor waits for rate limits.
 */
export async function connectGitHub(
  context: Pick<ActionContext, "apiUrl">,
  token: string,
  throttled = true,
): Promise<GitHub> {
  const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
    import("@actions/github"),
    import("@octokit/plugin-retry"),
    import("@octokit/plugin-throttling"),
  ]);
  const waitFor = (seconds: number, _options: object, _client: object, tried: number) =>
    tried < RETRIES && seconds <= LONGEST_WAIT;
  const deadline = AbortSignal.timeout(DEADLINE);
  const github = getOctokit(
    token,
    {
      baseUrl: context.apiUrl,
      retry: { retries: RETRIES },
      throttle: { enabled: throttled, onRateLimit: waitFor, onSecondaryRateLimit: waitFor },
    },
    retry,
    throttling,
  );
  github.hook.before("request", (options) => {
    deadline.throwIfAborted();
    options.request.signal ??= deadline;
  });
  return github;
}

/** Status of a failed request, or undefined where `error` is not an answer of the API. */
export function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !("status" in error)) return undefined;
  return typeof error.status === "number" ? error.status : undefined;
}
