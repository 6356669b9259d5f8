import picomatch from "picomatch";

/** A test of repository paths against globs; `src/` and `src` also stand for everything below. No pattern matches nothing. */
export function pathMatcher(patterns: readonly string[]): (path: string) => boolean {
  const tests = patterns.flatMap((pattern) => {
    const folder = pattern.replace(/^\.\//, "").replace(/\/+$/, "");
    return [picomatch(folder, { dot: true }), picomatch(`${folder}/**`, { dot: true })];
  });
  return (path) => tests.some((matches) => matches(path));
}
