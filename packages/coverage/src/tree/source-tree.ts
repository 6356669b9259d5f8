import type { CoverageConfig } from "../config.ts";
import type { CoverageRequest, Git, PatchLines } from "../gate.ts";
import { pathMatcher } from "../globs.ts";
import { PathResolver } from "./resolve.ts";

/** The tested tree: its files, what is excluded, and what the change did to it. */
export interface SourceTree {
  readonly tracked: ReadonlySet<string>;
  readonly head: string | undefined;
  readonly paths: PathResolver;
  readonly patch: PatchLines | undefined;
  isExcluded(path: string): boolean;
}

/** Reads the tested tree from git; the patch only when the request has a base. */
export async function readSourceTree(
  request: CoverageRequest,
  config: CoverageConfig,
  git: Git,
): Promise<SourceTree> {
  const [tracked, head, roots] = await Promise.all([git.trackedFiles(), git.head(), git.roots()]);
  return {
    tracked,
    head,
    paths: new PathResolver(tracked, request.pathMaps, roots),
    patch: request.base === undefined ? undefined : await git.diff(request.base),
    isExcluded: pathMatcher(config.exclude ?? []),
  };
}
