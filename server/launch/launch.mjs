import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

const bin = join(root, "node_modules", ".bin");
const packageManager = JSON.parse(readFileSync(join(root, "package.json"), "utf8")).packageManager;

/** Node of the pinned version, from npm. */
export const node = join(root, "node_modules", "node", "bin", process.platform === "win32" ? "node.exe" : "node");

/** The environment with the project's own programs, its Node first. */
export const environment = { ...process.env, PATH: [bin, process.env.PATH].join(delimiter) };

export const say = (line) => process.stdout.write(`${line}\n`);

/** Runs a program in the checkout; shows what it printed, and ends with its code, only when it fails. */
export function runQuietly(program, parameters) {
  const { status, stdout, stderr, error } = spawnSync(program, parameters, { cwd: root, env: environment, encoding: "utf8" });
  if (status === 0) return;
  process.stderr.write(`${stdout ?? ""}${stderr ?? ""}${error ? `${error.message}\n` : ""}`);
  process.stderr.write(`${[program, ...parameters].join(" ")} failed.\n`);
  process.exit(status ?? 1);
}

/** Changes when a file below the folders is added, removed, or written. */
function fingerprint(paths) {
  const hash = createHash("sha256");
  const visit = (path) => {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return;
    if (!stats.isDirectory()) hash.update(`${path}|${stats.size}|${stats.mtimeMs}\n`);
    else for (const name of readdirSync(path).sort()) if (!/^(node_modules|dist|dist-types|generated-data)$/.test(name)) visit(join(path, name));
  };
  for (const path of paths) visit(join(root, path));
  return hash.digest("hex");
}

/** Does a piece of work unless its stamp says it was done for the same files. */
function unlessDone(stamp, paths, work) {
  const file = join(root, "node_modules", stamp);
  const now = fingerprint(paths);
  if (existsSync(file) && readFileSync(file, "utf8") === now) return;
  work();
  writeFileSync(file, fingerprint(paths));
}

/** Installs the locked dependencies, the pinned Node among them. */
export function install() {
  unlessDone(".tandem-installed", ["pnpm-lock.yaml", "pnpm-workspace.yaml", "package.json"], () => {
    say("Installing dependencies.");
    const npx = process.platform === "win32" ? "npx.cmd" : "npx";
    runQuietly(npx, ["-y", packageManager, "install", "--frozen-lockfile"]);
  });
}

/** Builds server, seeds and dashboard. */
export function build() {
  unlessDone(".tandem-built", ["tsconfig.json", "server", "schema", "client", "seeds", "pnpm-lock.yaml"], () => {
    say("Building.");
    runQuietly(join(bin, "tsc"), ["-b", "server", "seeds"]);
    runQuietly(node, [join("seeds", "dist", "generate.js")]);
    runQuietly(join(bin, "vite"), ["build", "client", "--logLevel", "warn"]);
  });
}

/** Runs a program on the pinned Node in the foreground; a signal to this process is passed on, its end is ours. */
export function runInForeground(parameters) {
  const child = spawn(node, parameters, { cwd: root, env: environment, stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
  child.on("error", (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on("exit", (code, signal) => process.exit(code ?? (signal === null ? 1 : 0)));
}
