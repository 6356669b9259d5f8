import { append, backOff } from "../append.ts";
import { createDirectoryJournal } from "./directory.ts";

/** Appends records of its own to a stream until it has written `count`, telling each one that is acknowledged. */
const [folder = "", name = "", count = "0"] = process.argv.slice(2);
const journal = createDirectoryJournal(folder);
const pause = (retry: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, backOff(retry, 2, 60, Math.random())));
for (let number = 0; number < Number(count); number++) {
  const records = [1, 2].map((half) => ({
    key: `${name}-${number}`,
    at: "2026-01-02T03:04:05Z",
    data: { half, padding: "x".repeat(2000) },
  }));
  await append(journal, "shared/stream", records, { attempts: 5000, pause });
  process.stdout.write(`${name}-${number}\n`);
}
