// Makes the pictures of README.md from what `npm run demo` wrote, with a headless Chromium.
import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";

const root = join(import.meta.dirname, "..");
const images = join(root, "docs/images");
const BROWSERS = ["chromium", "chromium-browser", "google-chrome"];

/** The look of a pull request, near enough to judge a summary by. */
const STYLE = `
  body { font: 14px/1.5 system-ui, "DejaVu Sans", sans-serif; color: #1f2328; margin: 24px 32px; max-width: 900px }
  h2, h3 { border-bottom: 1px solid #d1d9e0; padding-bottom: 6px }
  table { border-collapse: collapse; margin: 12px 0 }
  th, td { border: 1px solid #d1d9e0; padding: 6px 13px }
  tr:nth-child(2n) { background: #f6f8fa }
  code { background: #eff1f3; border-radius: 6px; padding: 2px 5px; font: 12px/1.4 monospace }
  summary { cursor: pointer }
`;

async function browser(): Promise<string> {
  for (const name of BROWSERS) {
    const found = await promisify(execFile)(name, ["--version"]).then(
      () => true,
      () => false,
    );
    if (found) return name;
  }
  throw new Error(
    `The pictures need one of ${BROWSERS.join(", ")}. Install it, for example with \`apt-get install chromium\`.`,
  );
}

async function take(page: string, picture: string, size: string): Promise<void> {
  const profile = await mkdtemp(join(tmpdir(), "sluice-pictures-"));
  try {
    await promisify(execFile)(await browser(), [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--hide-scrollbars",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      `--user-data-dir=${profile}`,
      `--window-size=${size}`,
      `--screenshot=${join(images, picture)}`,
      pathToFileURL(page).href,
    ]);
  } finally {
    await rm(profile, { recursive: true, force: true });
  }
}

/** A page that shows Markdown as a pull request does; written by our own renderer, so its HTML is let through. */
async function asPage(markdown: string): Promise<string> {
  const html = micromark(await readFile(join(root, markdown), "utf8"), {
    allowDangerousHtml: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });
  const page = join(root, markdown.replace(/\.md$/, ".preview.html"));
  await writeFile(page, `<!doctype html><meta charset="utf-8"><style>${STYLE}</style>${html}`);
  return page;
}

await mkdir(images, { recursive: true });
await take(await asPage("out/patch-summary.md"), "summary.png", "960,620");
await take(join(root, "out/patch.html"), "patch.png", "1100,1180");
await asPage("out/summary.md");
