import { type MeasuredFile, sumFiles } from "../model/count.ts";
import type { FileCoverage } from "../model/file-coverage.ts";

/** Merged files as Cobertura XML (coverage-04.dtd), one package a folder and one class a file; may be read again. `timestamp` is in milliseconds. */
export function writeCobertura(
  files: ReadonlyMap<string, MeasuredFile>,
  timestamp: number,
): Iterable<string> {
  return { [Symbol.iterator]: () => document(files, timestamp) };
}

function* document(files: ReadonlyMap<string, MeasuredFile>, timestamp: number): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n';
  yield '<!DOCTYPE coverage SYSTEM "http://cobertura.sourceforge.net/xml/coverage-04.dtd">\n';
  yield `<coverage ${rates(files.values(), true)} version="sluice" timestamp="${timestamp}">\n`;
  yield "  <sources>\n    <source>.</source>\n  </sources>\n  <packages>\n";
  for (const [folder, members] of Map.groupBy(files.values(), ({ path }) => folderOf(path))) {
    yield `    <package name="${escapeXml(folder)}" ${rates(members)}>\n      <classes>\n`;
    for (const file of members) yield classOf(file);
    yield "      </classes>\n    </package>\n";
  }
  yield "  </packages>\n</coverage>\n";
}

function classOf(file: MeasuredFile): string {
  const { path, coverage } = file;
  const name = path.slice(path.lastIndexOf("/") + 1);
  return [
    `        <class name="${escapeXml(name)}" filename="${escapeXml(path)}" ${rates([file])}>`,
    "          <methods>",
    ...methodsOf(coverage),
    "          </methods>",
    "          <lines>",
    ...linesOf(coverage),
    "          </lines>",
    "        </class>\n",
  ].join("\n");
}

function* methodsOf({ functions }: FileCoverage): Iterable<string> {
  for (const { name, line, hits } of functions.entries()) {
    const rate = hits > 0 ? 1 : 0;
    yield `            <method name="${escapeXml(name)}" signature="" line-rate="${rate}" branch-rate="1" complexity="0">`;
    yield `              <lines><line number="${line}" hits="${hits}"/></lines>`;
    yield "            </method>";
  }
}

function* linesOf({ lines, branches }: FileCoverage): Iterable<string> {
  for (const [line, hits] of lines.entries()) {
    const known = branches.get(line);
    const start = `            <line number="${line}" hits="${hits}"`;
    if (known === undefined || known.total === 0) yield `${start} branch="false"/>`;
    else {
      const share = Math.floor((known.covered * 100) / known.total);
      yield `${start} branch="true" condition-coverage="${share}% (${known.covered}/${known.total})"/>`;
    }
  }
}

/** Lines are counted as lines here, also for Go, since the format has nothing else. */
function rates(files: Iterable<MeasuredFile>, withCounts = false): string {
  const members = [...files];
  const { branches } = sumFiles(members);
  const covered = members.reduce((sum, { coverage }) => sum + coverage.lines.covered, 0);
  const total = members.reduce((sum, { coverage }) => sum + coverage.lines.total, 0);
  const counts = withCounts
    ? ` lines-covered="${covered}" lines-valid="${total}" branches-covered="${branches.covered}" branches-valid="${branches.total}"`
    : "";
  return `line-rate="${rate(covered, total)}" branch-rate="${rate(branches.covered, branches.total)}"${counts} complexity="0"`;
}

/** Floors to six decimals, so that no share looks whole that is not. The format has no way to say "no data" but 1. */
function rate(covered: number, total: number): string {
  return total === 0 ? "1" : String(Math.floor((covered * 1_000_000) / total) / 1_000_000);
}

function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash === -1 ? "." : path.slice(0, slash);
}

function escapeXml(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, escapeControl)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/[\t\n\r]/g, (blank) => `&#${blank.charCodeAt(0)};`);
}

/** XML 1.0 has no way to write most control characters. */
function escapeControl(character: string): string {
  const code = character.charCodeAt(0);
  const allowed = code === 9 || code === 10 || code === 13 || (code >= 0x7f && code < 0xa0);
  return allowed ? character : "\ufffd";
}
