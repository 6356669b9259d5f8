import { expect, test } from "vitest";
import { publishComment, type StickyComment } from "./comment.ts";
import { startApi } from "./testing/api-server.ts";
import { commentRoutes, type StoredComment } from "./testing/comments.ts";
import { sampleReport } from "./testing/report.ts";

const BOT = "github-actions[bot]";
const sticky: StickyComment = {
  owner: "o",
  repo: "r",
  number: 7,
  name: "coverage-gate",
  runId: "50",
};
const marker = (run: number, name = "coverage-gate") => `<!-- sluice:${name} run:${run} -->\n`;
const comment = (id: number, body: string, login = BOT): StoredComment => ({
  id,
  body,
  user: { login },
});

async function publish(comments: StoredComment[], changes: Partial<StickyComment> = {}) {
  await using api = await startApi(commentRoutes(comments, BOT));
  const outcome = await publishComment(await api.connect(), { ...sticky, ...changes }, [
    sampleReport(),
  ]);
  return { outcome, calls: api.calls };
}

test("the first call creates a comment, the next ones update that one", async () => {
  const comments: StoredComment[] = [];
  expect((await publish(comments)).outcome).toBe("created");
  expect(comments[0]?.body).toContain("Every limit is kept.");
  expect((await publish(comments)).outcome).toBe("unchanged");
  expect((await publish(comments, { runId: "51" })).outcome).toBe("updated");
  expect(comments).toHaveLength(1);
  expect(comments[0]?.body.startsWith(marker(51))).toBe(true);
});

test("our comment is found on a later page", async () => {
  const comments = Array.from({ length: 25 }, (_, index) => comment(index + 1, "chat", "someone"));
  comments.push(comment(26, `${marker(1)}old`));
  expect((await publish(comments)).outcome).toBe("updated");
  expect(comments).toHaveLength(26);
});

test("a comment of anyone else is never edited, even with our marker", async () => {
  const comments = [comment(1, `${marker(1)}forged`, "mallory")];
  expect((await publish(comments)).outcome).toBe("created");
  expect(comments[0]?.body).toBe(`${marker(1)}forged`);
  expect(comments).toHaveLength(2);
});

test("a quoted marker does not count, nor another gate's or key's", async () => {
  const comments = [
    comment(1, `> ${marker(1)}`),
    comment(2, marker(1, "coverage-gate:unit")),
    comment(3, marker(1, "bench")),
  ];
  expect((await publish(comments)).outcome).toBe("created");
  expect(comments).toHaveLength(4);
});

test("a comment of a later run stays", async () => {
  const comments = [comment(1, `${marker(60)}newer`)];
  expect((await publish(comments)).outcome).toBe("outdated");
  expect(comments[0]?.body).toContain("newer");
});

test("of two comments made at once the older one stays", async () => {
  const comments: StoredComment[] = [];
  const routes = commentRoutes(comments, BOT);
  const create = routes["POST /repos/o/r/issues/7/comments"];
  await using api = await startApi({
    ...routes,
    "POST /repos/o/r/issues/7/comments": (request) => {
      create?.({ ...request, body: { body: `${marker(49)}the other's` } });
      return create?.(request) ?? {};
    },
  });
  const outcome = await publishComment(await api.connect(), sticky, [sampleReport()]);
  expect(outcome).toBe("updated");
  expect(comments.map(({ id }) => id)).toEqual([1]);
  expect(comments[0]?.body.startsWith(marker(50))).toBe(true);
});

test("a comment that is deleted meanwhile is created again", async () => {
  const comments = [comment(1, `${marker(1)}old`)];
  const routes = commentRoutes(comments, BOT);
  await using api = await startApi({
    ...routes,
    "PATCH /repos/o/r/issues/comments/:": () => {
      comments.length = 0;
      return { status: 404, body: { message: "Not Found" } };
    },
  });
  expect(await publishComment(await api.connect(), sticky, [sampleReport()])).toBe("created");
  expect(comments).toHaveLength(1);
});

test("a token of a user edits that user's comment", async () => {
  const comments = [comment(1, `${marker(1)}old`, "ada"), comment(2, `${marker(1)}bot`)];
  const routes = {
    ...commentRoutes(comments, "ada"),
    "GET /user": () => ({ body: { login: "ada" } }),
  };
  await using api = await startApi(routes);
  expect(await publishComment(await api.connect(), sticky, [sampleReport()])).toBe("updated");
  expect(comments[1]?.body).toContain("bot");
  expect(comments[0]?.body).not.toContain("old");
});

test("a read-only token is told, not thrown", async () => {
  await using api = await startApi({
    "GET /repos/o/r/issues/7/comments": () => ({ body: [] }),
    "POST /repos/o/r/issues/7/comments": () => ({
      status: 403,
      body: { message: "Resource not accessible by integration" },
    }),
  });
  expect(await publishComment(await api.connect(), sticky, [sampleReport()])).toBe("read-only");
});

test("a comment is never longer than GitHub takes", async () => {
  const comments: StoredComment[] = [];
  const rows = Array.from({ length: 5000 }, (_, row) => [`file-${row}-${"x".repeat(40)}`, row]);
  const table = { id: "t", title: "Files", columns: [{ title: "File" }, { title: "Lines" }], rows };
  await using api = await startApi(commentRoutes(comments, BOT));
  await publishComment(await api.connect(), sticky, [sampleReport({ tables: [table] })]);
  expect(comments[0]?.body.length).toBeLessThanOrEqual(65_536);
  expect(comments[0]?.body.length).toBeGreaterThan(50_000);
});
