// Refuses tracked text that must not be published: secrets, paths of one machine, and registry hosts other than npm's own lock file.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** Patterns are put together from pieces so that this file does not match itself. */
const rules: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: "a private key", pattern: new RegExp(`-----BEGIN ${"[A-Z ]*"}PRIVATE KEY-----`) },
  { what: "a GitHub token", pattern: /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{60,}/ },
  { what: "an AWS key", pattern: /\bAKIA[0-9A-Z]{16}\b/ },
  { what: "an npm or PyPI token", pattern: /\bnpm_[A-Za-z0-9]{36}\b|\bpypi-[A-Za-z0-9_-]{50,}/ },
  {
    what: "a home folder",
    pattern: /(?<![\w.*{-])\/(?:home|Users)\/(?!runner\b|user\b|\w*\$)[a-z][\w-]*\//,
  },
  {
    what: "a folder of one machine",
    pattern: new RegExp("(?<![\\w.*/-])/" + "work/(?:main|shared)\\b"),
  },
  {
    what: "a private address",
    pattern: /https?:\/\/(?:10\.\d+|192\.168|172\.(?:1[6-9]|2\d|3[01]))\.\d+/,
  },
];

const registry = /"resolved": "https?:\/\/(?!registry\.npmjs\.org\/)/;

const tracked = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" })
  .split("\0")
  .filter((path) => path !== "" && !/^actions\/[^/]+\/dist\//.test(path));

let findings = 0;
for (const path of tracked) {
  for (const [index, line] of linesOf(path).entries()) {
    for (const { what, pattern } of rules) if (pattern.test(line)) tell(path, index, what);
    if (path.endsWith("package-lock.json") && registry.test(line)) {
      tell(path, index, "a package from another registry");
    }
  }
}
console.log(`hygiene: ${tracked.length} tracked files, ${findings} findings`);
process.exitCode = findings > 0 ? 1 : 0;

function linesOf(path: string): string[] {
  try {
    const bytes = readFileSync(join(root, path));
    return bytes.includes(0) ? [] : bytes.toString("utf8").split("\n");
  } catch (error) {
    // A file that is deleted and not yet committed is still listed.
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}

function tell(path: string, index: number, what: string): void {
  findings += 1;
  console.error(`${path}:${index + 1}: ${what}. Remove it, and rotate it if it is a secret.`);
}
