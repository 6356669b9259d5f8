/**
 * `text` with the lines between `<!-- NAME:start -->` and `<!-- NAME:end -->` replaced by `block`, in the line
 * ends that the text already has. Throws when a marker is missing, repeated or out of order.
 */
export function replaceBlock(text: string, name: string, block: string): string {
  const start = positionOf(text, `<!-- ${name}:start -->`);
  const end = positionOf(text, `<!-- ${name}:end -->`);
  if (end.from < start.to)
    throw new Error(`The end of the block "${name}" stands before its start.`);
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const body = ["", "", ...block.replace(/\s+$/, "").split(/\r?\n/), "", ""].join(eol);
  return text.slice(0, start.to) + body + text.slice(end.from);
}

function positionOf(text: string, marker: string): { from: number; to: number } {
  const from = text.indexOf(marker);
  if (from === -1) throw new Error(`The marker ${marker} is missing.`);
  if (text.indexOf(marker, from + 1) !== -1) throw new Error(`The marker ${marker} is repeated.`);
  return { from, to: from + marker.length };
}

/** The lines that differ, old with `-` and new with `+`, without what is the same at both ends; empty when nothing does. */
export function describeDifference(path: string, before: string, after: string): string {
  if (before === after) return "";
  const old = before.split("\n");
  const now = after.split("\n");
  let top = 0;
  while (top < old.length && top < now.length && old[top] === now[top]) top++;
  let oldEnd = old.length;
  let newEnd = now.length;
  while (oldEnd > top && newEnd > top && old[oldEnd - 1] === now[newEnd - 1]) {
    oldEnd--;
    newEnd--;
  }
  return [
    `${path}:${top + 1}`,
    ...old.slice(top, oldEnd).map((line) => `-${line}`),
    ...now.slice(top, newEnd).map((line) => `+${line}`),
  ].join("\n");
}
