import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { makeDataFolder } from "./data-folder.ts";
import { until } from "./waiting.ts";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const SERVER = join(ROOT, "server", "dist", "main.js");

/** A Tandem run as a person runs it, in a process of its own. */
export interface TandemProcess {
  readonly pid: number;
  /** What it has told so far, progress and faults apart. */
  readonly progress: () => string;
  readonly faults: () => readonly string[];
  /** Settles with its exit code when it ends; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  signal(name: NodeJS.Signals): void;
}

function watch(child: ChildProcess): TandemProcess {
  let progress = "";
  let faults = "";
  child.stdout?.on("data", (text) => {
    progress += text;
  });
  child.stderr?.on("data", (text) => {
    faults += text;
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return {
    pid: child.pid ?? 0,
    progress: () => progress,
    faults: () => faults.split("\n").filter((line) => line !== ""),
    ended: new Promise((resolve) => child.once("close", (code) => resolve(code))),
    signal: (name) => void child.kill(name),
  };
}

/** A folder of seeds with nothing to load. */
function makeEmptySeeds(): string {
  const folder = mkdtempSync(join(tmpdir(), "tandem-seeds-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "manifest.json"), "[]");
  return folder;
}

/** The built server with these settings, on any free port and a new folder of data unless they say otherwise. */
export function runServer(settings: Readonly<Record<string, string>> = {}): TandemProcess {
  const defaults = {
    PATH: "/usr/bin:/bin",
    HOME: tmpdir(),
    PORT: "0",
    DATA_DIR: makeDataFolder(),
    SEEDS_DIR: makeEmptySeeds(),
  };
  const env = { ...defaults, ...settings };
  return watch(spawn(process.execPath, [SERVER], { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe", "ipc"] }));
}

/** The launcher's last step alone, which runs the built server: no installation, no build. */
export function runLauncher(settings: Readonly<Record<string, string>>): TandemProcess {
  const child = JSON.stringify(join(ROOT, "server", "launch", "child.mjs"));
  const script = `import { followSignalsAndParent, runServer } from ${child};
    followSignalsAndParent();
    process.exit(await runServer(process.execPath, [${JSON.stringify(SERVER)}]));`;
  const defaults = { PATH: "/usr/bin:/bin", HOME: tmpdir(), PORT: "0", SEEDS_DIR: makeEmptySeeds() };
  const env = { ...defaults, ...settings };
  const parameters = ["--input-type=module", "--eval", script];
  return watch(spawn(process.execPath, parameters, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] }));
}

/** Waits until a Tandem serves; its address. */
export async function addressOf(tandem: TandemProcess): Promise<string> {
  const find = () => /ready at (http:\S+)/.exec(tandem.progress())?.[1];
  let hasEnded = false;
  void tandem.ended.then(() => {
    hasEnded = true;
  });
  await until("Tandem serves", () => hasEnded || find() !== undefined, 60);
  const address = find();
  if (address === undefined) throw new Error(`Tandem ended instead: ${tandem.faults().join(" ")}`);
  return address;
}
