import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { MeasuredFile } from "../model/count.ts";
import { Coverage } from "../model/coverage.ts";
import { parseLcov } from "../parse/lcov.ts";
import { byPath, measured } from "../testing/evidence.fixture.ts";
import { writeCobertura } from "./cobertura.ts";
import { writeLcov } from "./lcov.ts";

function sample(): Map<string, MeasuredFile> {
  const file = measured('src/a "b"&<c>\n.c', { 1: 3, 2: 0, 4: 1 });
  file.coverage.functions.add("f<T>", 1, 3);
  file.coverage.functions.add("g", 4, 0);
  file.coverage.branches.add(1, "0,0", 2);
  file.coverage.branches.add(1, "0,1", 0);
  file.coverage.branches.addCounts(4, 1, 3);
  return byPath(file, measured("top\u0001.c", { 1: 0 }));
}

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}

test("lcov is read back with the same lines, branches and functions", async () => {
  const files = new Map([...sample()].map(([, file]) => [file.path.replace("\n", " "), file]));
  const coverage = new Coverage();
  await parseLcov({ name: "out", chunks: bytes([...writeLcov(files)].join("")) }, coverage);
  const read = new Map([...coverage.files()].map((file) => [file.candidates[0], file]));
  for (const [path, { coverage: was }] of files) {
    const is = read.get(path);
    expect([...(is?.lines.entries() ?? [])]).toEqual([...was.lines.entries()]);
    expect([...(is?.functions.entries() ?? [])]).toEqual([...was.functions.entries()]);
    for (const line of was.branches.lines()) {
      const { covered, total } = was.branches.get(line) ?? {};
      expect(is?.branches.get(line)).toMatchObject({ covered, total });
    }
  }
  expect(coverage.notes).toEqual([]);
});

const required = (...names: string[]) =>
  names.map((name) => `<xs:attribute name="${name}" use="required"/>`).join("");
const element = (name: string, children: readonly string[], attributes = "") =>
  `<xs:element name="${name}"><xs:complexType><xs:sequence>${children
    .map((child) => `<xs:element ref="${child}" minOccurs="0" maxOccurs="unbounded"/>`)
    .join("")}</xs:sequence>${attributes}</xs:complexType></xs:element>`;
const rates = required("line-rate", "branch-rate", "complexity");
const totals = required("lines-covered", "lines-valid", "branches-covered", "branches-valid");

/** The elements and attributes of coverage-04.dtd, as far as we write it; validators for DTDs are rare. */
const STRUCTURE = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
${element("coverage", ["sources", "packages"], rates + totals + required("version", "timestamp"))}
${element("sources", ["source"])}<xs:element name="source" type="xs:string"/>
${element("packages", ["package"])}${element("package", ["classes"], required("name") + rates)}
${element("classes", ["class"])}
${element("class", ["methods", "lines"], required("name", "filename") + rates)}
${element("methods", ["method"])}
${element("method", ["lines"], required("name", "signature") + rates)}
${element("lines", ["line"])}
${element("line", [], `${required("number", "hits")}<xs:attribute name="branch"/><xs:attribute name="condition-coverage"/>`)}
</xs:schema>`;

describe("Cobertura", () => {
  const xml = [...writeCobertura(sample(), 1000)].join("");

  async function isValid(text: string): Promise<boolean> {
    const contents = text.replace(/<!DOCTYPE[^>]*>/, "");
    const xml = { fileName: "coverage.xml", contents };
    return (await validateXML({ xml, schema: STRUCTURE })).valid;
  }

  test("has the structure of coverage-04.dtd", async () => {
    expect(await isValid(xml)).toBe(true);
    expect(await isValid(xml.replace(' hits="0"', ""))).toBe(false);
  });

  test("escapes names and counts exactly", () => {
    expect(xml).toContain('filename="src/a &quot;b&quot;&amp;&lt;c&gt;&#10;.c"');
    expect(xml).toContain('filename="top\ufffd.c"');
    expect(xml).toContain(
      'lines-covered="2" lines-valid="4" branches-covered="2" branches-valid="5"',
    );
    expect(xml).toContain(
      '<line number="4" hits="1" branch="true" condition-coverage="33% (1/3)"/>',
    );
    expect(xml).toContain('timestamp="1000"');
  });

  test("a share that is not whole is never written as 1", () => {
    const lines = Object.fromEntries(Array.from({ length: 3 }, (_, i) => [i + 1, i]));
    expect([...writeCobertura(byPath(measured("a.c", lines)), 0)].join("")).toContain(
      'line-rate="0.666666"',
    );
  });
});
