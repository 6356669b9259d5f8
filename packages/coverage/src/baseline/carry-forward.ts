import type { CoverageConfig } from "../config.ts";
import type { Evidence, Shard } from "../evidence/evidence.ts";
import { isExpected } from "../evidence/manifest.ts";
import { sumFiles } from "../model/count.ts";
import { type Format, isFormat } from "../model/coverage.ts";
import { daysBetween } from "../time.ts";
import type { SourceTree } from "../tree/source-tree.ts";
import type { NearestBaseline } from "./baseline.ts";
import type { ShardFile } from "./record.ts";
import { decodeFile } from "./shard-file.ts";

/** The shards of `carry-forward` are expected like those of the manifest. */
export function missingShards(evidence: Evidence, config: CoverageConfig): string[] {
  const carried = config["carry-forward"]?.shards ?? [];
  const absent = carried.filter((name) => !isPresent(name, evidence));
  return [...new Set([...evidence.missing, ...absent])];
}

function isPresent(name: string, { shards }: Evidence): boolean {
  return shards.some((shard) => shard.reports.some((path) => isExpected(name, shard.name, path)));
}

/**
 * Puts the baseline's evidence in the place of missing shards that the configuration lets be carried forward.
 * What is older than `expire-days` stays missing. Of files that changed since the baseline nothing is taken:
 * their lines may behave differently now, so they count as not measured by that shard.
 */
export function carryForward(
  evidence: Evidence,
  config: CoverageConfig,
  tree: SourceTree,
  baseline: NearestBaseline | undefined,
  now: string,
): Evidence {
  const missing = missingShards(evidence, config);
  const settings = config["carry-forward"];
  const carried: Shard[] = [];
  const refusals = new Map<string, string>();
  const used: ShardFile[] = [];
  for (const name of missing) {
    if (settings === undefined || !settings.shards.includes(name)) continue;
    const files = (baseline?.shardFiles ?? []).filter(({ shard }) => shard === name);
    const [first] = files;
    if (baseline === undefined || first === undefined)
      refusals.set(name, "the baseline has no evidence of it");
    else if (!(daysBetween(first.at, now) <= settings["expire-days"]))
      refusals.set(
        name,
        `its evidence of ${first.at} is older than ${settings["expire-days"]} days`,
      );
    else {
      const unchanged = files.filter(({ path }) => isUnchanged(path, tree, baseline));
      used.push(...files);
      carried.push(carriedShard(name, files, unchanged, { commit: baseline.commit, at: first.at }));
    }
  }
  const names = new Set(carried.map(({ name }) => name));
  return {
    ...evidence,
    refusals,
    shards: [...evidence.shards, ...carried],
    missing: missing.filter((name) => !names.has(name)),
    formats: new Set([...evidence.formats, ...used.flatMap(formatsOf)]),
    tools: new Set([...evidence.tools, ...used.flatMap(({ tools }) => tools)]),
  };
}

function isUnchanged(path: string, tree: SourceTree, { changes }: NearestBaseline): boolean {
  return tree.tracked.has(path) && !changes.files.has(path) && !tree.isExcluded(path);
}

function carriedShard(
  name: string,
  all: readonly ShardFile[],
  unchanged: readonly ShardFile[],
  carriedFrom: NonNullable<Shard["carriedFrom"]>,
): Shard {
  const files = unchanged.map(decodeFile);
  return {
    name,
    reports: [],
    formats: [...new Set(all.flatMap(formatsOf))],
    tools: [...new Set(all.flatMap(({ tools }) => tools))],
    files,
    totals: sumFiles(files),
    carriedFrom,
    dropped: all.length - unchanged.length,
  };
}

function formatsOf({ formats }: ShardFile): Format[] {
  return formats.filter(isFormat);
}
