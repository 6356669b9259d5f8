import { printable } from "../printable.ts";

const ZERO_WIDTH_SPACE = "\u200b";

/** Untrusted text as one line of Markdown prose or a table cell: shown as it is, doing nothing. */
export function escapeMarkdown(text: string): string {
  return neutralise(printable(text).trim())
    .replaceAll("&", "&amp;")
    .replaceAll("\\", "&#92;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/[`*[\]~|]/g, "\\$&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_")
    .replace(/^(?:[-+](?=[\s-]|$)|#(?=[#\s]|$)|=(?==*\s*$))/, "\\$&")
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
    .replaceAll("$", "<span>$</span>");
}

/** Untrusted text inside an HTML element on one line, where Markdown is not read. */
export function escapeInHtml(text: string): string {
  return neutralise(printable(text).trim())
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}

/** A path, symbol or range in code font, in which nothing is Markdown; a pipe would end a table cell, so that it needs an element. */
export function codeMarkdown(text: string): string {
  const plain = printable(text).trim();
  if (plain === "") return "";
  if (plain.includes("|")) return `<code>${entities(neutralise(plain))}</code>`;
  const longest = Math.max(0, ...(plain.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const space = plain.startsWith("`") || plain.endsWith("`") ? " " : "";
  return fence + space + plain + space + fence;
}

function entities(text: string): string {
  return text.replace(/[&<>"'`*_~|\\[\]$:!]/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** Keeps GitHub from pinging people and from linking issues, addresses and pages that data names. */
function neutralise(text: string): string {
  return text
    .replace(/@(?=[\w-])/g, `@${ZERO_WIDTH_SPACE}`)
    .replace(/#(?=\d)/g, `#${ZERO_WIDTH_SPACE}`)
    .replace(/\bGH-(?=\d)/gi, `$&${ZERO_WIDTH_SPACE}`)
    .replace(/:(?=\/\/)/g, `:${ZERO_WIDTH_SPACE}`)
    .replace(/\bwww(?=\.)/gi, `$&${ZERO_WIDTH_SPACE}`);
}
