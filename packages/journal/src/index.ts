export type { JournalDriver, JournalRecord, JournalSnapshot } from "./journal.ts";
