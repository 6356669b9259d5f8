import type { JournalDriver, JournalRecord } from "@sluice/journal";
import type { Report } from "@sluice/report";
import type { ChangedFile, CoverageDrivers, CoverageRequest, PatchLines } from "../gate.ts";
import { gateCoverage } from "../index.ts";
import { REQUEST } from "./evidence.fixture.ts";

export type Lines = Record<number, number>;

export function lcov(files: Record<string, Lines>): string {
  return Object.entries(files)
    .map(([path, lines]) => {
      const data = Object.entries(lines).map(([line, hits]) => `DA:${line},${hits}\n`);
      return `TN:\nSF:${path}\n${data.join("")}end_of_record\n`;
    })
    .join("");
}

function memoryJournal(): JournalDriver & { readonly streams: Map<string, JournalRecord[]> } {
  const streams = new Map<string, JournalRecord[]>();
  const at = (stream: string) => streams.get(stream) ?? [];
  return {
    streams,
    read: async (stream) => ({ records: at(stream), version: String(at(stream).length) }),
    async swap(stream, expected, appended) {
      if (expected !== String(at(stream).length)) return false;
      streams.set(stream, [...at(stream), ...appended]);
      return true;
    },
  };
}

export const MAIN = "1".repeat(40);
export const HEAD = "2".repeat(40);

/** A repository with the commit `main`, and on top of it the tested tree. */
export interface World {
  reports: Record<string, string>;
  tracked: string[];
  /** From `main` to the tested tree. */
  changes: Record<string, ChangedFile>;
  head: string;
  journal: ReturnType<typeof memoryJournal>;
}

/** The world as it is on `main`, with no report and no baseline. */
export function newWorld(): World {
  return {
    reports: {},
    tracked: ["a.c", "b.c"],
    changes: {},
    head: MAIN,
    journal: memoryJournal(),
  };
}

async function* bytes(text: string) {
  yield new TextEncoder().encode(text);
}

function driversOf(world: World): CoverageDrivers {
  const files = new Map(Object.entries(world.changes));
  const diff = async (): Promise<PatchLines> => ({ mergeBase: MAIN, files });
  return {
    journal: world.journal,
    reports: {
      find: async (pattern) => (pattern in world.reports ? [pattern] : []),
      open: (name) => ({ name, chunks: bytes(world.reports[name] ?? "") }),
    },
    git: {
      trackedFiles: async () => new Set(world.tracked),
      diff,
      sourceLines: async () => Array.from({ length: 30 }, (_, index) => `text ${index + 1}`),
      ancestors: async (ref) => (ref === MAIN ? [MAIN] : [HEAD, MAIN]),
      head: async () => world.head,
      roots: async () => ["/checkout"],
    },
  };
}

/** Runs the gate on all reports of the world, unless the request names others. */
export function gateWorld(world: World, request: Partial<CoverageRequest>) {
  const reports = Object.keys(world.reports);
  return gateCoverage({ ...REQUEST, reports, ...request }, driversOf(world));
}

export function metricOf(report: Report, name: string) {
  return report.metrics.find((metric) => metric.name === name);
}

export function rowsOf(report: Report, id: string) {
  return report.tables.find((table) => table.id === id)?.rows;
}
