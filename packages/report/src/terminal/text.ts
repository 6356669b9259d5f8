const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const NARROW = /^[\u0020-\u007e\u00a1-\u02ff\u2010-\u2027\u2190-\u25ff\u2713\u2717]*$/;
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/** Columns that printable text takes on a terminal. */
export function columnsOf(text: string): number {
  if (NARROW.test(text)) return text.length;
  let columns = 0;
  for (const { segment } of graphemes.segment(text)) columns += WIDE.test(segment) ? 2 : 1;
  return columns;
}

/** At most `width` columns of text; the beginning is left out, since the end of a path says more. */
export function clipStart(text: string, width: number): string {
  if (columnsOf(text) <= width) return text;
  const segments = [...graphemes.segment(text)].map(({ segment }) => segment);
  let kept = "";
  let columns = 1;
  for (const segment of segments.reverse()) {
    columns += columnsOf(segment);
    if (columns > width) break;
    kept = segment + kept;
  }
  return `…${kept}`;
}

export function pad(text: string, width: number, align: "left" | "right" | "center"): string {
  const missing = Math.max(0, width - columnsOf(text));
  if (align === "right") return " ".repeat(missing) + text;
  if (align === "left") return text + " ".repeat(missing);
  const before = Math.floor(missing / 2);
  return " ".repeat(before) + text + " ".repeat(missing - before);
}

/** Words in lines of at most `width` columns; a longer word has its own line. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && columnsOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
