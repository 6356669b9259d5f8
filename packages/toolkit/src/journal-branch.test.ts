import { append, type JournalRecord } from "@sluice/journal";
import { expect, test } from "vitest";
import { createBranchJournal, openBranchJournal } from "./journal-branch.ts";
import { type Routes, startApi } from "./testing/api-server.ts";
import { actionContext } from "./testing/context.ts";
import { emptyGitData, gitDataRoutes } from "./testing/git-data.ts";

const at = { owner: "o", repo: "r", branch: "journal" };
const record = (key: string, data: JournalRecord["data"] = null): JournalRecord => ({
  key,
  at: "2026-01-02T03:04:05Z",
  data,
});
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, Math.random() * 20));

/** The routes with one of them answered by `fault`, which may ask the real one. */
function withFault(routes: Routes, call: string, fault: Routes[string]): Routes {
  return { ...routes, [call]: fault };
}

test("the first append makes an orphan branch and later ones go on top", async () => {
  const git = emptyGitData();
  await using api = await startApi(gitDataRoutes(git));
  const journal = createBranchJournal(await api.connect(), at);
  expect(await journal.read("coverage/main")).toEqual({ records: [], version: "" });
  expect(await journal.swap("coverage/main", "", [record("a"), record("b")])).toBe(true);
  const { version } = await journal.read("coverage/main");
  expect(git.commits.get(version)?.parents).toEqual([]);
  expect(await journal.swap("coverage/main", version, [record("c")])).toBe(true);
  expect(await journal.swap("coverage/main", version, [record("late")])).toBe(false);
  const { records } = await journal.read("coverage/main");
  expect(records.map(({ key }) => key)).toEqual(["a", "b", "c"]);
});

test("20 concurrent writers lose nothing", { timeout: 60_000 }, async () => {
  await using api = await startApi(gitDataRoutes(emptyGitData()));
  const writers = Array.from({ length: 20 }, async (_, writer) => {
    const journal = createBranchJournal(await api.connect(), at);
    const stream = writer % 2 === 0 ? "coverage/main" : "coverage/next";
    await append(journal, stream, [record(`${writer}`)], { attempts: 200, pause });
  });
  await Promise.all(writers);
  const journal = createBranchJournal(await api.connect(), at);
  const streams = await Promise.all(["coverage/main", "coverage/next"].map(journal.read));
  const keys = streams.map(({ records }) => records.map(({ key }) => Number(key)));
  expect(keys.map((own) => own.sort((a, b) => a - b))).toEqual([
    Array.from({ length: 10 }, (_, index) => index * 2),
    Array.from({ length: 10 }, (_, index) => index * 2 + 1),
  ]);
});

test("a stream goes on in another file before one grows large, and reads in order", async () => {
  const git = emptyGitData();
  await using api = await startApi(gitDataRoutes(git));
  const journal = createBranchJournal(await api.connect(), at);
  for (const key of ["a", "b", "c"])
    await append(journal, "s", [record(key, "x".repeat(600_000))], { attempts: 1, pause });
  const { records, version } = await journal.read("s");
  expect(records.map(({ key }) => key)).toEqual(["a", "b", "c"]);
  const tree = git.trees.get(git.commits.get(version)?.tree ?? "");
  expect([...(tree?.keys() ?? [])]).toEqual([1, 2, 3].map((number) => `s/0000000${number}.jsonl`));
});

test("a move whose answer was lost counts, even when another writer came after it", async () => {
  const git = emptyGitData();
  const routes = gitDataRoutes(git);
  const move = "PATCH /repos/o/r/git/refs/heads/:";
  let lost = false;
  await using api = await startApi(
    withFault(routes, move, (request) => {
      const answer = routes[move]?.(request) ?? {};
      if (lost) return answer;
      lost = true;
      const parent = git.refs.get("refs/heads/journal") ?? "";
      const next = { tree: git.commits.get(parent)?.tree ?? "", parents: [parent] };
      git.commits.set("f".repeat(40), next);
      git.refs.set("refs/heads/journal", "f".repeat(40));
      return "reset";
    }),
  );
  const journal = createBranchJournal(await api.connect(), at);
  await journal.swap("s", "", [record("a")]);
  const { version } = await journal.read("s");
  expect(await journal.swap("s", version, [record("b")])).toBe(true);
  expect((await journal.read("s")).records.map(({ key }) => key)).toEqual(["a", "b"]);
});

test("a token that may not write keeps the verdict: nothing is recorded and no race is retried", async () => {
  const routes = withFault(gitDataRoutes(emptyGitData()), "POST /repos/o/r/git/trees", () => ({
    status: 403,
    body: { message: "Resource not accessible by integration" },
  }));
  await using api = await startApi(routes);
  const strict = createBranchJournal(await api.connect(), at);
  await expect(strict.swap("s", "", [record("a")])).rejects.toThrow("contents: write");
  const context = actionContext({ apiUrl: api.apiUrl });
  const lenient = await openBranchJournal(context, "journal", "token");
  expect(await lenient?.swap("s", "", [record("a")])).toBe(true);
  expect((await strict.read("s")).records).toEqual([]);
});

test("a damaged record is refused with branch, file and line", async () => {
  const git = emptyGitData();
  await using api = await startApi(gitDataRoutes(git));
  const journal = createBranchJournal(await api.connect(), at);
  await journal.swap("s", "", [record("a")]);
  for (const sha of git.blobs.keys()) git.blobs.set(sha, "{}\n");
  await expect(journal.read("s")).rejects.toThrow("journal:s/00000001.jsonl:1: ");
});
