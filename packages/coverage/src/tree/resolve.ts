import type { PathMap } from "../gate.ts";

/** What a report's path means in the repository. */
export type Resolution =
  | { readonly kind: "exact" | "suffix"; readonly path: string }
  | { readonly kind: "ambiguous"; readonly matches: readonly string[] }
  | { readonly kind: "outside" };

const OUTSIDE: Resolution = { kind: "outside" };

/** Places whose files are never the repository's own, however their names end. */
const FOREIGN =
  /^\/(usr\/(?!src\/)|lib\d*\/|opt\/hostedtoolcache\/|Library\/|Applications\/|nix\/store\/)|(^|\/)(node_modules|site-packages|dist-packages|\.cargo\/registry)\/|^[a-z]:\/(program files|windows)/i;

/** Finds tracked files by the paths that reports write. Built once for a tree. */
export class PathResolver {
  readonly #tracked: ReadonlySet<string>;
  readonly #maps: readonly PathMap[];
  readonly #roots: readonly string[];
  readonly #byName = new Map<string, string[]>();
  #byLowerCase: Map<string, string> | undefined;

  constructor(
    tracked: ReadonlySet<string>,
    maps: readonly PathMap[] = [],
    roots: readonly string[] = [],
  ) {
    this.#tracked = tracked;
    this.#maps = maps.map(({ from, to }) => ({ from: prefix(from), to: prefix(to) }));
    this.#roots = roots.map(prefix);
    for (const path of tracked) {
      const name = path.slice(path.lastIndexOf("/") + 1);
      const known = this.#byName.get(name);
      if (known === undefined) this.#byName.set(name, [path]);
      else known.push(path);
    }
  }

  /** The first candidate that is a tracked file as it stands, after path maps and without the checkout's folder. */
  exact(candidates: readonly string[]): Resolution | undefined {
    for (const candidate of candidates) {
      const path = this.#tracked.has(candidate) ? candidate : this.#trackedPath(candidate);
      if (path !== undefined) return { kind: "exact", path };
    }
    return undefined;
  }

  /** The tracked file that shares the longest ending with a candidate; `ambiguous` when several share it equally. */
  suffix(candidates: readonly string[]): Resolution {
    let ambiguous: Resolution | undefined;
    for (const candidate of candidates) {
      const path = this.#mapped(candidate);
      if (FOREIGN.test(path) || this.#inCheckout(path) !== undefined) continue;
      const found = this.#bySuffix(path, isWindows(candidate));
      if (found.kind === "suffix") return found;
      if (found.kind === "ambiguous") ambiguous ??= found;
    }
    return ambiguous ?? OUTSIDE;
  }

  #trackedPath(candidate: string): string | undefined {
    const mapped = this.#mapped(candidate);
    const path = this.#inCheckout(mapped) ?? mapped;
    if (this.#tracked.has(path)) return path;
    return isWindows(candidate) ? this.#lowerCase().get(path.toLowerCase()) : undefined;
  }

  #mapped(candidate: string): string {
    const path = normalise(candidate);
    for (const { from, to } of this.#maps) {
      const rest = below(path, from, isWindows(candidate));
      if (rest !== undefined) return to === "" ? rest : `${to}/${rest}`;
    }
    return path;
  }

  /** The path from the checkout's folder, when it is absolute and in there. */
  #inCheckout(path: string): string | undefined {
    for (const root of this.#roots) {
      const rest = below(path, root, /^[a-z]:/i.test(path));
      if (rest !== undefined) return rest;
    }
    return undefined;
  }

  #bySuffix(path: string, windows: boolean): Resolution {
    const parts = path.split("/").filter((part) => part !== "" && part !== "..");
    for (let dropped = 1; dropped < parts.length - 1; dropped++) {
      const tail = parts.slice(dropped).join("/");
      const found = this.#tracked.has(tail)
        ? tail
        : windows
          ? this.#lowerCase().get(tail.toLowerCase())
          : undefined;
      if (found !== undefined) return { kind: "suffix", path: found };
    }
    const name = parts.at(-1) ?? "";
    const ending = `/${parts.join("/")}`;
    const longer = (this.#byName.get(name) ?? []).filter((known) => `/${known}`.endsWith(ending));
    if (longer.length > 1) return { kind: "ambiguous", matches: longer.sort() };
    const [only] = longer;
    if (only !== undefined) return { kind: "suffix", path: only };
    return this.#tracked.has(name) ? { kind: "suffix", path: name } : OUTSIDE;
  }

  #lowerCase(): Map<string, string> {
    this.#byLowerCase ??= new Map([...this.#tracked].map((path) => [path.toLowerCase(), path]));
    return this.#byLowerCase;
  }
}

function isWindows(path: string): boolean {
  return /^[a-z]:[\\/]/i.test(path) || path.includes("\\");
}

/** POSIX separators, no `file://`, no `.` and no inner `..`; a leading `..` stays. */
export function normalise(path: string): string {
  const slashes = path.replace(/^file:\/\//, "").replaceAll("\\", "/");
  const parts: string[] = [];
  for (const part of slashes.split("/")) {
    if (part === "" || part === ".") continue;
    if (part === ".." && parts.length > 0 && parts.at(-1) !== "..") parts.pop();
    else parts.push(part);
  }
  return (slashes.startsWith("/") ? "/" : "") + parts.join("/");
}

function prefix(path: string): string {
  const normal = normalise(path);
  return normal === "/" ? "" : normal;
}

function below(path: string, folder: string, ignoreCase: boolean): string | undefined {
  const [a, b] = ignoreCase ? [path.toLowerCase(), folder.toLowerCase()] : [path, folder];
  if (folder === "") return undefined;
  return a.startsWith(`${b}/`) ? path.slice(folder.length + 1) : undefined;
}
