/** Characters that XML 1.0 cannot hold, and the C1 controls that it discourages. */
const NOT_XML = /(?![\t\n\r\u0085])\p{Cc}|[\ufffe\uffff]/gu;

/** Text for XML 1.0 content or a double-quoted attribute: characters that XML cannot hold are removed. */
export function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(NOT_XML, "")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;")
    .replaceAll("\r", "&#13;")
    .replaceAll("\n", "&#10;")
    .replaceAll("\t", "&#9;");
}

/** An element with attributes in the order given (undefined ones left out) and children that are XML already. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  children: readonly string[] = [],
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join("");
  if (children.length === 0) return `<${name}${written}/>`;
  return `<${name}${written}>\n${children.map(indent).join("\n")}\n</${name}>`;
}

function indent(xml: string): string {
  return xml.replace(/^/gm, "  ");
}
