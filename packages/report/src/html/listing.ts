import type { Listing } from "../report.ts";
import { plural } from "../verdict-words.ts";
import { html, Markup, when } from "./markup.ts";

type Line = Listing["hunks"][number][number];
type State = NonNullable<Line["state"]>;

/** Every state differs in shape as well as in colour. */
const GLYPH: Record<State, string> = {
  hit: "✓",
  miss: "✗",
  partial: "◐",
  "not-code": "",
  unmeasured: "∅",
  unknown: "?",
};

const MEANING: Record<State, string> = {
  hit: "covered",
  miss: "not covered",
  partial: "partly covered",
  "not-code": "not code",
  unmeasured: "not measured by any report",
  unknown: "unknown",
};

/** Excerpts of source files with the state of each line; files with uncovered lines are open. */
export function sourceListings(listings: readonly Listing[]): Markup {
  if (listings.length === 0) return new Markup("");
  return html`<h3>Source</h3>
${legend(listings)}
${listings.map(listing)}`;
}

function legend(listings: readonly Listing[]): Markup {
  const used = new Set(listings.flatMap(({ hunks }) => hunks.flat().map(({ state }) => state)));
  const states: State[] = ["hit", "miss", "partial", "unmeasured", "unknown"];
  const items = states
    .filter((state) => used.has(state))
    .map(
      (state) => html`<li><span class="key ${state}">${GLYPH[state]}</span> ${MEANING[state]}</li>`,
    );
  return html`<ul class="legend" aria-label="States of a line">${items}<li><span class="key">+</span> added by the change</li></ul>`;
}

function listing({ path, hunks }: Listing): Markup {
  const lines = hunks.flat();
  const missed = lines.filter(({ state, added }) => state === "miss" && added === true).length;
  const count =
    missed === 0
      ? undefined
      : html` <span class="quiet">(${plural(missed, "added line")} not covered)</span>`;
  const rows = hunks.map((hunk, at) => html`${at === 0 ? undefined : GAP}${hunk.map(row)}`);
  const open = lines.some(({ state }) => state === "miss" || state === "partial") ? " open" : "";
  return html`<details${new Markup(open)}><summary><code>${path}</code>${count}</summary>
<div class="scroll" role="region" tabindex="0" aria-label="${path}"><table class="source">
<thead class="unseen"><tr><th scope="col">Line</th><th scope="col">Change</th><th scope="col">State</th><th scope="col">Text</th></tr></thead>
<tbody>
${rows}</tbody>
</table></div></details>\n`;
}

const GAP = html`<tr class="gap"><td colspan="4"><span aria-hidden="true">⋯</span><span class="unseen">lines left out</span></td></tr>\n`;

function row({ number, text, added = false, state, note }: Line): Markup {
  const sign = added
    ? html`<span aria-hidden="true">+</span><span class="unseen">added</span>`
    : undefined;
  const glyph = when(
    state,
    (of) =>
      html`<span aria-hidden="true" title="${MEANING[of]}">${GLYPH[of]}</span><span class="unseen">${MEANING[of]}</span>`,
  );
  const remark = when(note, (said) => html`<span class="remark">  ${said}</span>`);
  return html`<tr class="${state}"><th scope="row" class="number">${number}</th><td class="sign">${sign}</td><td class="state">${glyph}</td><td class="text">${text}${remark}</td></tr>\n`;
}
