import { InputError } from "@sluice/report";
import fc from "fast-check";
import { expect, test } from "vitest";
import { checkStream, streamOf } from "./stream.ts";

test.each(["coverage/main", "a", "rollout/2026/fleet-1", "coverage/release-1.2", "coverage/_46"])(
  "%s is a stream",
  (stream) => {
    expect(() => checkStream(stream)).not.toThrow();
  },
);

test.each([
  "",
  "/",
  "a/",
  "/a",
  "a//b",
  "..",
  "a/../b",
  "a/..",
  ".git/a",
  "A",
  "a b",
  "a\\b",
  "a\0",
  "a.",
  "a/00000001.jsonl",
  "a".repeat(201),
])("%j is refused", (stream) => {
  expect(() => checkStream(stream)).toThrow(InputError);
});

test("every branch has a stream, and no two have the same", () => {
  const name = fc.stringMatching(/^[a-zA-Z0-9._ü🌊-]{1,8}(\/[a-zA-Z0-9._-]{1,8}){0,2}$/u);
  fc.assert(
    fc.property(name, name, (one, other) => {
      checkStream(streamOf("coverage", one));
      expect(streamOf("coverage", one) === streamOf("coverage", other)).toBe(one === other);
    }),
  );
});

test("a plain branch is readable in its stream", () => {
  expect(streamOf("coverage", "release/v1.2")).toBe("coverage/release/v1.2");
  expect(streamOf("coverage", "Fix")).toBe("coverage/_46ix");
  expect(streamOf("coverage", "a.jsonl")).toBe("coverage/a_2ejsonl");
});
