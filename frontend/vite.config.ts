import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Names this build: the same sources give the same name, on any machine. */
function buildId(): string {
  const hash = createHash("sha256");
  for (const entry of readdirSync("src", { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .sort()) {
    hash.update(entry).update(readFileSync(entry));
  }
  return hash.digest("hex").slice(0, 12);
}

const ENTRY_LIMIT = 170_000;

/** Refuses a build whose first page loads more script than `ENTRY_LIMIT` bytes, gzipped. */
function entryLimit(): Plugin {
  return {
    name: "entry-limit",
    generateBundle(_, bundle) {
      const seen = new Set<string>();
      const weigh = (file: string): number => {
        const chunk = bundle[file];
        if (seen.has(file) || chunk?.type !== "chunk") return 0;
        seen.add(file);
        return chunk.imports.reduce((sum, each) => sum + weigh(each), gzipSync(chunk.code).length);
      };
      for (const [file, chunk] of Object.entries(bundle)) {
        if (chunk.type !== "chunk" || !chunk.isEntry) continue;
        const weight = weigh(file);
        if (weight > ENTRY_LIMIT) this.error(`The entry weighs ${weight} bytes gzipped.`);
      }
    },
  };
}

const backend = { target: "http://127.0.0.1:8000", changeOrigin: false };

export default defineConfig({
  plugins: [react(), entryLimit()],
  define: { __BUILD_ID__: JSON.stringify(buildId()) },
  worker: { format: "es" },
  build: { target: "es2023", assetsInlineLimit: 0 },
  server: { proxy: { "/api": backend, "/entity_previews": backend } },
  test: {
    environment: "jsdom",
    environmentOptions: { jsdom: { url: "http://127.0.0.1:8000" } },
    setupFiles: "./src/testing/setup.ts",
    restoreMocks: true,
    testTimeout: 30_000,
    coverage: {
      include: ["src/**/*.{ts,tsx}"],
      exclude: [
        "src/api/generated/**",
        "src/testing/**",
        "src/**/*.test.{ts,tsx}",
        "src/**/*.d.ts",
      ],
      reporter: ["text-summary"],
      thresholds: { lines: 60, statements: 60, functions: 60, branches: 60 },
    },
  },
});
