import { type ChildProcess, spawn } from "node:child_process";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Account } from "./account.ts";

/** What a guard runs, and the folders it removes when whoever started it has gone. */
export interface GuardJob {
  readonly program: string;
  readonly parameters: readonly string[];
  readonly folder: string;
  readonly logFile: string;
  readonly account: Account | null;
  readonly foldersToRemove: readonly string[];
}

/** A PostgreSQL server that ends with the process that started it, even when that one is killed. */
export interface GuardedServer {
  /** Settles when the server has ended, whoever ended it. */
  readonly ended: Promise<void>;
  hasEnded(): boolean;
  /** Ends it in order; safe to call twice. */
  stop(): Promise<void>;
}

const HERE = fileURLToPath(import.meta.url);

function launchGuard(job: GuardJob): ChildProcess {
  return spawn(process.execPath, [join(dirname(HERE), `guard${extname(HERE)}`), JSON.stringify(job)], {
    cwd: job.folder,
    // A session of its own: Ctrl-C is for Tandem, which then ends PostgreSQL in order.
    detached: true,
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
}

/** Starts a server under a guard, a small process that outlives a killed Tandem just long enough to end it. */
export function startGuarded(job: GuardJob): GuardedServer {
  const guard = launchGuard(job);
  const hasEnded = () => guard.exitCode !== null || guard.signalCode !== null;
  const ended = new Promise<void>((resolve) => {
    guard.once("exit", () => resolve());
    guard.once("error", () => resolve());
  });
  return {
    ended,
    hasEnded,
    stop: () => {
      if (guard.connected) guard.disconnect();
      return ended;
    },
  };
}
