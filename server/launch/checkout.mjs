import { readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

/** A path in the checkout. */
export const inRoot = (...names) => join(root, ...names);

/** Node of the pinned version, which comes from npm. */
export const pinnedNode = inRoot("node_modules", "node", "bin", "node");

/** The package manager with its exact version, as `pnpm@1.2.3`. */
export const packageManager = JSON.parse(readFileSync(inRoot("package.json"), "utf8")).packageManager;

/** Tells a short line of progress. */
export const say = (line) => void process.stdout.write(`${line}\n`);
