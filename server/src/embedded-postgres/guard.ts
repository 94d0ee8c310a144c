import { spawn } from "node:child_process";
import { closeSync, openSync, rmSync, writeSync } from "node:fs";
import type { GuardJob } from "./guarded-server.ts";

const job = JSON.parse(process.argv[2] ?? "{}") as GuardJob;

/** How PostgreSQL is ended, gently first: roll back and close; leave at once; be killed. */
const ENDINGS = [
  ["SIGINT", 10_000],
  ["SIGQUIT", 5_000],
  ["SIGKILL", 5_000],
] as const;

const log = openSync(job.logFile, "a");
const server = spawn(job.program, job.parameters, { ...job.account, cwd: job.folder, stdio: ["ignore", log, log] });
let isEnding = false;

function end([step, ...rest]: readonly (typeof ENDINGS)[number][]): void {
  if (step === undefined) return;
  const [signal, milliseconds] = step;
  server.kill(signal);
  setTimeout(end, milliseconds, rest).unref();
}

function endOnce(): void {
  if (isEnding) return;
  isEnding = true;
  end(ENDINGS);
}

function leave(code: number): void {
  closeSync(log);
  // While the channel is open, the folders are still the starter's.
  if (!process.connected) {
    for (const folder of job.foldersToRemove) rmSync(folder, { recursive: true, force: true, maxRetries: 20 });
  }
  process.exit(code);
}

// Whoever started the guard holds the channel; when that process ends, however it ends, PostgreSQL is to end.
process.on("disconnect", endOnce);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, endOnce);
server.on("error", (error) => {
  writeSync(log, `FATAL:  ${error.message}\n`);
  leave(1);
});
server.on("exit", (code) => leave(code ?? 1));
if (!process.connected) endOnce();
