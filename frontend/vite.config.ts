import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
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

const backend = { target: "http://127.0.0.1:8000", changeOrigin: false };

export default defineConfig({
  plugins: [react()],
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
