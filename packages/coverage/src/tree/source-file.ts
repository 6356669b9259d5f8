/** Extensions of languages whose coverage tools write one of the formats we read. */
const KNOWN = new Set(
  "c cc cpp cxx h hh hpp hxx m mm py pyx js mjs cjs jsx ts mts cts tsx vue svelte go rs java kt kts scala groovy cs fs vb php rb swift dart ex exs lua pl pm sh r jl".split(
    " ",
  ),
);

/** Declarations without code of their own, which no tool measures. */
const DECLARATIONS = /\.d\.[cm]?ts$/;

/** Names that test runners look for (pytest, go test, jest, vitest, rspec, ...); tests seldom measure themselves. */
const TESTS =
  /(^|\/)(tests?|__tests__|spec|testdata)\/|(^|\/)(test_[^/]*|conftest)\.py$|[._-](test|spec)s?\.[^./]+$|Tests?\.(java|kt|cs|php)$/;

/** A test of whether a path looks like source, and not like a test: of a known language, or of an extension that some report measures. */
export function isSourceFile(measured: Iterable<string>): (path: string) => boolean {
  const extensions = new Set(KNOWN);
  for (const path of measured) extensions.add(extensionOf(path));
  extensions.delete("");
  return (path) =>
    extensions.has(extensionOf(path)) && !DECLARATIONS.test(path) && !TESTS.test(path);
}

function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf("/") + 1);
  const dot = name.lastIndexOf(".");
  return dot <= 0 ? "" : name.slice(dot + 1).toLowerCase();
}
