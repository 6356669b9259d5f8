import type { Verdict } from "../verdict.ts";

type Style = "bold" | "dim" | "red" | "green" | "yellow" | "magenta";

/** Puts a style around text that is already printable, or nothing where colours are off. */
export type Paint = (text: string, ...styles: readonly Style[]) => string;

const CODE: Record<Style, number> = {
  bold: 1,
  dim: 2,
  red: 31,
  green: 32,
  yellow: 33,
  magenta: 35,
};

export const VERDICT_STYLE: Record<Verdict, Style> = {
  pass: "green",
  warn: "yellow",
  fail: "red",
  inconclusive: "magenta",
  skipped: "dim",
};

export function painter(colour: boolean): Paint {
  if (!colour) return (text) => text;
  return (text, ...styles) =>
    text === "" ? "" : `\u001b[${styles.map((style) => CODE[style]).join(";")}m${text}\u001b[0m`;
}
