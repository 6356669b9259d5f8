import { expect, test } from "vitest";
import { renderBadge } from "./badge.ts";

test.each([
  [999_999, 1_000_000, "99.99%", "brightgreen"],
  [10, 10, "100%", "brightgreen"],
  [89_999, 100_000, "89.99%", "green"],
  [0, 7, "0%", "red"],
  [0, 0, "unknown", "lightgrey"],
])("%i of %i", (covered, total, message, color) => {
  expect(JSON.parse(renderBadge({ covered, total }))).toEqual({
    schemaVersion: 1,
    label: "coverage",
    message,
    color,
  });
});
