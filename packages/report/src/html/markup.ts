import { printableSource } from "../printable.ts";

const ENTITY: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** HTML that is safe to put on the page; only {@link html} makes it. */
export class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Value = string | number | undefined | Markup | readonly Markup[];

/** Template tag: strings and numbers are data and are escaped, Markup is taken as it is, undefined is nothing. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(parts.map((part, at) => part + print(values[at])).join(""));
}

function print(value: Value): string {
  if (value === undefined) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "object") return value.map(({ text }) => text).join("");
  return printableSource(String(value)).replace(/[&<>"']/g, (mark) => ENTITY[mark] ?? "");
}

/** Markup only where there is something to show. */
export function when<T>(value: T | undefined, show: (value: T) => Markup): Markup {
  return value === undefined || value === "" ? new Markup("") : show(value);
}
