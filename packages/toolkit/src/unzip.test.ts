import { InputError } from "@sluice/report";
import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { unzipText } from "./unzip.ts";

const LIMIT = 1_000_000;
const unzip = (zip: Uint8Array) => unzipText(zip, "report.json", LIMIT, "artifact");

/** Sets each 32-bit little-endian `from` in the zip's headers to `to`. */
function patched(zip: Uint8Array, from: number, to: number): Uint8Array {
  const copy = Buffer.from(zip);
  for (let at = 0; at + 4 <= copy.length; at++)
    if (copy.readUInt32LE(at) === from) copy.writeUInt32LE(to, at);
  return copy;
}

test("the entry's text is read, others are left packed", async () => {
  const zip = zipSync({ "report.json": strToU8("{ü}"), "other.bin": strToU8("x") });
  expect(await unzip(zip)).toBe("{ü}");
});

test.each(["../report.json", "/etc/report.json", "a/../../b", "C:\\b", "..\\b", "\\b"])(
  "a zip that names %s is refused",
  async (name) => {
    const zip = zipSync({ "report.json": strToU8("{}"), [name]: strToU8("x") });
    await expect(unzip(zip)).rejects.toThrow("names a file outside of itself");
  },
);

test("a bomb is refused by the size that it admits", async () => {
  const zip = zipSync({ "report.json": new Uint8Array(LIMIT + 1) }, { level: 9 });
  expect(zip.length).toBeLessThan(10_000);
  await expect(unzip(zip)).rejects.toThrow(`larger than ${LIMIT} bytes`);
});

test("a bomb that lies about its size is never unpacked beyond it", async () => {
  const zip = patched(
    zipSync({ "report.json": new Uint8Array(50_000_000) }, { level: 9 }),
    50_000_000,
    100,
  );
  const before = process.memoryUsage().arrayBuffers;
  const result = await unzip(zip).catch((error: unknown) => error);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10_000_000);
  if (!(result instanceof InputError)) expect(String(result).length).toBeLessThanOrEqual(100);
});

test("what is no zip, lacks the entry or is not text is refused", async () => {
  await expect(unzip(strToU8("no zip at all"))).rejects.toThrow("not a readable zip");
  await expect(unzip(zipSync({ "a.json": strToU8("{}") }))).rejects.toThrow("has no report.json");
  const binary = zipSync({ "report.json": new Uint8Array([0xff, 0xfe, 0x00]) });
  await expect(unzip(binary)).rejects.toThrow("not UTF-8");
});

test("a zip of very many entries is refused", async () => {
  const names = Array.from({ length: 200 }, (_, index) => [`${index}`, strToU8("")]);
  await expect(unzip(zipSync(Object.fromEntries(names)))).rejects.toThrow("more than 100 files");
});
