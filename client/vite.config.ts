import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { compressedFiles } from "./compressed-files.ts";

/** What pages are made of: one file for all, since a browser asks for six at a time and each page took thirty. */
const PARTS = /[\\/](client[\\/]src[\\/](app|parts|words|features|charts[\\/][a-z])|schema[\\/]generated|@tanstack)/;

/** The library of pictures, fetched once text and table are there. */
const PICTURES =
  /[\\/]node_modules[\\/](recharts|d3-(?!geo)|@reduxjs|react-redux|redux|immer|reselect|es-toolkit|decimal)/;

/** From so many pages on a module counts as shared. */
const MANY_PAGES = 3;

export default defineConfig({
  plugins: [react(), compressedFiles()],
  resolve: { conditions: ["source", "browser", "module", "import", "default"] },
  build: {
    target: "es2022",
    sourcemap: false,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "parts", test: PARTS, minShareCount: MANY_PAGES },
            { name: "pictures", test: PICTURES, minShareCount: MANY_PAGES },
          ],
        },
      },
    },
  },
  css: { preprocessorOptions: { scss: { quietDeps: true, loadPaths: ["node_modules"] } } },
});
