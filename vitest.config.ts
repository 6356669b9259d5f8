import { defineConfig } from "vitest/config";

const inline = [/@actions\//];

export default defineConfig({
  test: {
    coverage: {
      provider: "v8",
      include: ["packages/*/src/**", "actions/*/src/**"],
      exclude: ["**/*.test.ts"],
      reporter: ["text-summary", "json", "lcovonly"],
      reportsDirectory: "coverage",
    },
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/*/src/**/*.test.ts",
            "actions/*/src/**/*.test.ts",
            "scripts/**/*.test.ts",
            "test/contract/**/*.test.ts",
          ],
          server: { deps: { inline } },
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          server: { deps: { inline } },
        },
      },
      {
        test: {
          name: "workflows",
          include: ["test/workflows/**/*.test.ts"],
          testTimeout: 600_000,
          hookTimeout: 600_000,
          fileParallelism: false,
          server: { deps: { inline } },
        },
      },
    ],
  },
});
