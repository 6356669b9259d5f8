import { EXIT } from "./exit.ts";
import { main } from "./main.ts";

/** Runs the command line of this very process and sets its exit code; it leaves when all output is flushed. */
export async function run(): Promise<void> {
  endQuietlyWhenReaderLeaves(process.stdout);
  endQuietlyWhenReaderLeaves(process.stderr);
  process.exitCode = await main(process.argv.slice(2), {
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    now: () => new Date(),
  });
}

/** `sluice … | head` is no error: the rest of the output is dropped, files are still written, and the exit code stays. A full disk is one. */
function endQuietlyWhenReaderLeaves(stream: NodeJS.WriteStream): void {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") return;
    console.error(
      `sluice: The output cannot be written (${error.code}). Free the place it goes to.`,
    );
    process.exit(EXIT.badInput);
  });
}
