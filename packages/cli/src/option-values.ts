import type { PathMap } from "@sluice/coverage";
import { InvalidArgumentError } from "commander";

/** A percentage from 0 to 100 in plain decimal notation. */
export function parsePercent(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text) || value > 100) {
    throw new InvalidArgumentError(
      "Give a number from 0 to 100 without a percent sign, such as 85 or 92.5.",
    );
  }
  return value;
}

/** A text that says something, such as a path or a ref. */
export function parseText(text: string): string {
  if (text.trim() === "") throw new InvalidArgumentError("It is empty: give a value.");
  return text;
}

/** One more `FROM=TO`; TO may be empty, which takes the prefix away. */
export function addPathMap(text: string, known: readonly PathMap[] | undefined): PathMap[] {
  const at = text.indexOf("=");
  if (at < 1) {
    throw new InvalidArgumentError(
      "Give FROM=TO, such as /build/src=src: the reports' prefix, then the checkout's.",
    );
  }
  return [...(known ?? []), { from: text.slice(0, at), to: text.slice(at + 1) }];
}

/** Names with commas between them, added to those of earlier uses of the option. */
export function addNames(text: string, known: readonly string[] | undefined): string[] {
  const names = text.split(",").map((name) => name.trim());
  if (names.includes("")) {
    throw new InvalidArgumentError("Give names with commas between them, such as linux,windows.");
  }
  return [...new Set([...(known ?? []), ...names])];
}
