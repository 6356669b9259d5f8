export { append, backOff, type Patience } from "./append.ts";
export { decodeRecords, encodeRecords, RECORD_SIZE_LIMIT, type TornLine } from "./codec.ts";
export type { JournalDriver, JournalRecord, JournalSnapshot } from "./journal.ts";
export { checkStream, streamOf } from "./stream.ts";
