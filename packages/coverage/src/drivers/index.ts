export { createGit } from "./git.ts";
export { createReportFiles } from "./report-files.ts";
