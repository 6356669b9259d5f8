import { expect, test } from "vitest";
import { startApi } from "./testing/api-server.ts";

test("answers that pass are retried: 502, a lost connection, a secondary rate limit", async () => {
  const faults = [
    () => ({ status: 502, body: { message: "Bad Gateway" } }),
    () => "reset" as const,
    () => ({
      status: 403,
      headers: { "retry-after": "1" },
      body: { message: "You have exceeded a secondary rate limit." },
    }),
  ];
  await using api = await startApi({
    "GET /repos/o/r": () => faults.shift()?.() ?? { body: { id: 1 } },
  });
  const github = await api.connect(true);
  const { data } = await github.rest.repos.get({ owner: "o", repo: "r" });
  expect(data.id).toBe(1);
  expect(api.calls).toHaveLength(4);
}, 30_000);

test("a rate limit that asks for a long wait fails at once", async () => {
  await using api = await startApi({
    "GET /repos/o/r": () => ({
      status: 403,
      headers: { "retry-after": "3600" },
      body: { message: "You have exceeded a secondary rate limit." },
    }),
  });
  const github = await api.connect(true);
  await expect(github.rest.repos.get({ owner: "o", repo: "r" })).rejects.toThrow("secondary");
  expect(api.calls).toHaveLength(1);
});

test("what will not pass is not retried", async () => {
  await using api = await startApi({});
  const github = await api.connect();
  await expect(github.rest.repos.get({ owner: "o", repo: "r" })).rejects.toThrow("Not Found");
  expect(api.calls).toHaveLength(1);
});
