import type { Verdict } from "../verdict.ts";
import { VERDICT_GLYPH, VERDICT_PHRASE } from "../verdict-words.ts";
import { html, type Markup } from "./markup.ts";

/** Glyph and words of a verdict in a rounded frame. */
export function verdictBadge(verdict: Verdict): Markup {
  return html`<span class="badge ${verdict}"><span aria-hidden="true">${VERDICT_GLYPH[verdict]}</span>${VERDICT_PHRASE[verdict]}</span>`;
}

/** The glyph alone, with its words for screen readers. */
export function verdictMark(verdict: Verdict): Markup {
  return html`<span class="mark ${verdict}"><span aria-hidden="true">${VERDICT_GLYPH[verdict]}</span><span class="unseen">${VERDICT_PHRASE[verdict]}</span></span>`;
}
