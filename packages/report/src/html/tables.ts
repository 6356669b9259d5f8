import { plainCell } from "../cell.ts";
import type { Cell, Table } from "../report.ts";
import { plural } from "../verdict-words.ts";
import { html, type Markup, when } from "./markup.ts";
import { verdictMark } from "./verdict.ts";

/** A table under its title; the first column names the row. Folded where the gate wants it so. */
export function dataTable(table: Table): Markup {
  const { title, rows, omitted = 0, collapsed = false, note } = table;
  const remark = when(note, (said) => html`<p class="quiet">${said}</p>`);
  const more =
    omitted === 0 ? undefined : html`<p class="quiet">… and ${plural(omitted, "more row")}</p>`;
  const body = html`${remark}${grid(table)}${more}`;
  if (!collapsed) return html`<h3>${title}</h3>\n${body}\n`;
  const count = plural(rows.length + omitted, "row");
  return html`<details><summary>${title} (${count})</summary>${body}</details>\n`;
}

function grid({ title, columns, rows }: Table): Markup {
  const head = columns.map(
    (column) => html`<th scope="col" class="${column.align}">${column.title}</th>`,
  );
  const body = rows.map((row) => {
    const cells = columns.map(({ align }, at) => cell(row[at], align, at === 0));
    return html`<tr>${cells}</tr>\n`;
  });
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${title}"><table class="data">
<thead><tr>${head}</tr></thead>
<tbody>
${body}</tbody>
</table></div>`;
}

function cell(data: Cell | undefined, align: string | undefined, first: boolean): Markup {
  const { text, code, verdict } = plainCell(data);
  const shown = code && text !== "" ? html`<code>${text}</code>` : html`${text}`;
  const content = verdict === undefined ? shown : html`${verdictMark(verdict)}&nbsp;${shown}`;
  if (first) return html`<th scope="row" class="${align}">${content}</th>`;
  return html`<td class="${align}">${content}</td>`;
}
