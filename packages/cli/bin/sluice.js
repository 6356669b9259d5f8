#!/usr/bin/env node
// Plain JavaScript of an old dialect, so that an old Node can still read it and say what is wrong.
var version = process.versions.node;

if (Number(version.split(".")[0]) < 24) {
  process.stderr.write(
    "sluice: This needs Node.js 24 or newer, and " +
      process.execPath +
      " is " +
      version +
      ". Run `npm ci` once and then `npx sluice ...` in the checkout of Sluice: it brings its own Node.js 24.\n",
  );
  process.exitCode = 2;
} else {
  import("../src/process.ts")
    .then(({ run }) => run())
    .catch((error) => {
      console.error(error);
      process.exitCode = 3;
    });
}
