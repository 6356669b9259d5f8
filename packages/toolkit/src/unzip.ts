import { InputError } from "@sluice/report";

/** Most entries that a zip may list before it is refused. */
const ENTRIES = 100;

/**
 * The text of the entry `name` of a zip that anyone may have made, unpacked in memory and never to a path.
 * InputError where it is no zip, lacks the entry, names entries outside of itself, or would unpack to more than `limit` bytes.
 */
export async function unzipText(
  zip: Uint8Array,
  name: string,
  limit: number,
  artifact: string,
): Promise<string> {
  const { unzipSync } = await import("fflate");
  const refuse = (problem: string, cause?: unknown) =>
    new InputError(
      problem,
      "Upload the Report with a gate's report-artifact.",
      { file: artifact },
      cause,
    );
  let seen = 0;
  let entries: Record<string, Uint8Array>;
  try {
    entries = unzipSync(zip, {
      filter: (entry) => {
        seen += 1;
        if (seen > ENTRIES) throw refuse(`The artifact lists more than ${ENTRIES} files.`);
        if (isOutside(entry.name)) throw refuse("The artifact names a file outside of itself.");
        if (entry.name !== name) return false;
        if (entry.originalSize <= limit) return true;
        throw refuse(`The artifact's ${name} is larger than ${limit} bytes.`);
      },
    });
  } catch (error) {
    throw error instanceof InputError
      ? error
      : refuse("The artifact is not a readable zip.", error);
  }
  const content = entries[name];
  if (content === undefined) throw refuse(`The artifact has no ${name}.`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(content);
  } catch (error) {
    throw refuse(`The artifact's ${name} is not UTF-8.`, error);
  }
}

function isOutside(path: string): boolean {
  return /^(?:[/\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path);
}
