import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { JournalRecord } from "../journal.ts";
import { createDirectoryJournal } from "./directory.ts";

const writer = fileURLToPath(new URL("directory-writer.fixture.ts", import.meta.url));
const record = (key: string): JournalRecord => ({ key, at: "2026-01-02T03:04:05Z", data: { key } });

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sluice-journal-"));
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** Runs a writer and answers the keys it told as written; it is killed `life` milliseconds after the first, if given. */
function write(name: string, count: number, life?: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [writer, folder, name, String(count)], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let told = "";
    let timer: NodeJS.Timeout | undefined;
    child.stdout.on("data", (chunk) => {
      told += chunk;
      if (life !== undefined) timer ??= setTimeout(() => child.kill("SIGKILL"), life);
    });
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(timer);
      if (code === 0 || signal === "SIGKILL") resolve(told.split("\n").slice(0, -1));
      else reject(new Error(`writer ended with ${code ?? signal}`));
    });
  });
}

test("any sequence of swaps reads back as a list would", async () => {
  const step = fc.record({ keys: fc.array(fc.string({ minLength: 1 })), stale: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
      const home = await mkdtemp(join(folder, "run-"));
      const journal = createDirectoryJournal(home);
      const model: JournalRecord[] = [];
      for (const { keys, stale } of steps) {
        const { version } = await journal.read("a/b");
        const expected = stale ? String(Number(version) + 1) : version;
        expect(await journal.swap("a/b", expected, keys.map(record))).toBe(!stale);
        if (!stale) model.push(...keys.map(record));
        expect((await createDirectoryJournal(home).read("a/b")).records).toEqual(model);
      }
      expect((await journal.read("a")).records).toEqual([]);
    }),
    { numRuns: 30 },
  );
});

test("of two writers at one version exactly one wins", async () => {
  const journals = Array.from({ length: 8 }, () => createDirectoryJournal(folder));
  const won = await Promise.all(journals.map((one, i) => one.swap("s", "0", [record(`${i}`)])));
  expect(won.filter(Boolean)).toHaveLength(1);
  const { records, version } = await createDirectoryJournal(folder).read("s");
  expect({ keys: records.map(({ key }) => key), version }).toEqual({
    keys: [String(won.indexOf(true))],
    version: "1",
  });
});

test("20 processes write at once and lose nothing", { timeout: 120_000 }, async () => {
  const names = Array.from({ length: 20 }, (_, index) => `writer${index}`);
  const told = (await Promise.all(names.map((name) => write(name, 5)))).flat();
  const { records } = await createDirectoryJournal(folder).read("shared/stream");
  expect(told).toHaveLength(100);
  expect(records.map(({ key }) => key).sort()).toEqual([...told, ...told].sort());
});

test("processes killed at any moment leave whole records only", { timeout: 120_000 }, async () => {
  const lives = Array.from({ length: 12 }, (_, index) => index * 17 + Math.random() * 17);
  const told: string[] = [];
  for (let at = 0; at < lives.length; at += 4) {
    const group = lives.slice(at, at + 4);
    const written = group.map((life, index) => write(`killed${at + index}`, 1_000_000, life));
    told.push(...(await Promise.all(written)).flat());
  }
  told.push(...(await write("survivor", 3)));
  const { records } = await createDirectoryJournal(folder).read("shared/stream");
  const keys = records.map(({ key }) => key);
  expect(told.length).toBeGreaterThanOrEqual(lives.length + 3);
  expect(keys).toEqual(expect.arrayContaining(told));
  for (const key of new Set(keys)) {
    const at = keys.indexOf(key);
    expect(records.slice(at, at + 2).map(({ data }) => data)).toMatchObject([
      { half: 1 },
      { half: 2 },
    ]);
    expect(keys.lastIndexOf(key)).toBe(at + 1);
  }
});

test("a file that is damaged or missing is refused by its name", async () => {
  const journal = createDirectoryJournal(folder);
  for (const version of ["0", "1", "2"]) await journal.swap("s", version, [record(version)]);
  await writeFile(join(folder, "s/00000002.jsonl"), '{"key":"torn"');
  const second = createDirectoryJournal(folder).read("s");
  await expect(second).rejects.toThrow(/00000002\.jsonl:1: The journal is damaged here/);
  await rm(join(folder, "s/00000002.jsonl"));
  await expect(journal.read("s")).rejects.toThrow(/00000002\.jsonl: .*missing/);
});

test("no drafts are left and names out of the folder are refused", async () => {
  const journal = createDirectoryJournal(folder);
  await Promise.all(["0", "0", "0"].map((version) => journal.swap("s", version, [record("k")])));
  expect(await readdir(join(folder, "s"))).toEqual(["00000001.jsonl"]);
  await expect(journal.swap("../s", "0", [record("k")])).rejects.toThrow("no name");
  await expect(journal.read("/etc")).rejects.toThrow("no name");
});
