import type { JournalDriver, JournalRecord } from "./journal.ts";

/** How long a writer goes on trying. `pause` waits before the given retry (1 for the first) and brings its own jitter. */
export interface Patience {
  readonly attempts: number;
  readonly pause: (retry: number) => Promise<void>;
}

/**
 * Appends `records` together, again and again while other writers are faster, and answers how many attempts it took.
 * After the last attempt it throws, and nothing was appended.
 */
export async function append(
  driver: JournalDriver,
  stream: string,
  records: readonly JournalRecord[],
  { attempts, pause }: Patience,
): Promise<number> {
  for (let attempt = 1; attempt <= attempts; attempt++) {
    if (attempt > 1) await pause(attempt - 1);
    const { version } = await driver.read(stream);
    if (await driver.swap(stream, version, records)) return attempt;
  }
  throw new Error(`Other writers of the journal stream ${stream} were faster ${attempts} times.`);
}

/**
 * Milliseconds before a retry: a random time below `base` doubled with each retry, at most `most`. `random` is in [0, 1).
 */
export function backOff(retry: number, base: number, most: number, random: number): number {
  return Math.floor(random * Math.min(most, base * 2 ** Math.min(retry, 30)));
}
