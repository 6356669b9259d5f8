import { groupFindings, groupLocation } from "../finding-groups.ts";
import type { Finding } from "../report.ts";
import { countLevels, LEVEL_VERDICT, plural } from "../verdict-words.ts";
import { html, Markup, when } from "./markup.ts";

const OPEN = 25;

/** The findings with errors first; beyond twenty-five the others are folded. */
export function findingList(findings: readonly Finding[]): Markup {
  const groups = groupFindings(findings);
  if (groups.length === 0) return new Markup("");
  const items = groups.map((group) => {
    const place = when(groupLocation(group), (where) => html`<code>${where}</code> `);
    return html`<li class="${LEVEL_VERDICT[group.level]}"><p><span class="mark">${group.level}</span> ${place}<span class="quiet code">${group.rule}</span></p><p>${group.message}</p></li>\n`;
  });
  const rest = items.slice(OPEN);
  const folded =
    rest.length === 0
      ? undefined
      : html`<details><summary>${plural(rest.length, "more finding")}</summary><ul class="findings">${rest}</ul></details>`;
  return html`<h3>${countLevels(findings)}</h3>
<ul class="findings">
${items.slice(0, OPEN)}</ul>${folded}\n`;
}
