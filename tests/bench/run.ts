import { fork } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { basename, join } from "node:path";

const ENDING = ".bench.ts";

/** Runs the measurements named, or all; `npm run bench -- analytics`. */
const names = process.argv.slice(2);
const found = globSync(`*${ENDING}`, { cwd: import.meta.dirname }).sort();
const chosen = found.filter((file) => names.length === 0 || names.includes(basename(file, ENDING)));
if (chosen.length === 0) {
  process.stderr.write(`No measurement of that name; there are ${found.map((file) => basename(file, ENDING))}.\n`);
  process.exitCode = 1;
}
for (const file of chosen) {
  const [code] = await once(fork(join(import.meta.dirname, file)), "exit");
  if (code !== 0) process.exitCode = 1;
}
