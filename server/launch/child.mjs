import { spawn } from "node:child_process";
import { root, say } from "./checkout.mjs";

/** One Ctrl-C may arrive several times, from the terminal and from npm. */
const SAME_SIGNAL_MILLISECONDS = 1_000;
const PARENT_MILLISECONDS = 500;

/** Exit code of a run that a signal ended. */
export const STOPPED_CODE = 130;

/** The program that runs now; it has a process group of its own, so that each signal reaches it once, from here. */
let current = null;
let stoppingSince = null;

/** Sends a signal to the current program and all it started. */
function signalGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

function stop(signal) {
  if (stoppingSince === null) {
    stoppingSince = Date.now();
    if (current === null) process.exit(STOPPED_CODE);
    current.stop(signal);
  } else if (Date.now() - stoppingSince > SAME_SIGNAL_MILLISECONDS) {
    if (current !== null) signalGroup(current.child, "SIGKILL");
  }
}

/** Passes every signal on, and ends with the process that began this one, npm. */
export function followSignalsAndParent() {
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => stop(signal));
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) stop("SIGTERM");
  }, PARENT_MILLISECONDS).unref();
}

function watch(child, stopOne) {
  return new Promise((resolve) => {
    const end = (result) => {
      current = null;
      resolve(result);
    };
    current = { child, stop: stopOne };
    child.on("error", (error) => end({ code: 1, signal: null, error }));
    child.on("close", (code, signal) => end({ code, signal, error: null }));
  });
}

/** Whether a signal has asked for the end. */
export const isStopping = () => stoppingSince !== null;

/** Runs a program whose output is the user's; what it started and left ends with it. */
export async function runShown(program, parameters) {
  const child = spawn(program, parameters, {
    cwd: root,
    detached: true,
    stdio: ["ignore", "inherit", "inherit"],
  });
  const { code, error } = await watch(child, (signal) => signalGroup(child, signal));
  if (child.pid !== undefined) signalGroup(child, "SIGKILL");
  if (error !== null) process.stderr.write(`${error.message}\n`);
  return code ?? 1;
}

/** Runs a program in silence; where it fails, shows what it printed and ends with the line given. */
export async function runQuietly(program, parameters, failure) {
  const output = [];
  const child = spawn(program, parameters, {
    cwd: root,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => output.push(chunk));
  const { code, error } = await watch(child, (signal) => signalGroup(child, signal));
  if (isStopping()) process.exit(STOPPED_CODE);
  if (code === 0) return;
  process.stderr.write(Buffer.concat(output));
  process.stderr.write(`${error === null ? "" : `${error.message}\n`}${failure}\n`);
  process.exit(1);
}

/** Runs the server until it ends; the open channel tells it that this process lives. */
export async function runServer(program, parameters) {
  const stdio = ["ignore", "inherit", "inherit", "ipc"];
  const child = spawn(program, parameters, { cwd: root, detached: true, stdio });
  const { code, signal, error } = await watch(child, (name) => child.kill(name));
  if (error !== null) process.stderr.write(`${error.message}\n`);
  if (signal !== null && !isStopping())
    say(`The server was ended by ${signal}; start it again, no committed data is lost.`);
  return code ?? (isStopping() ? STOPPED_CODE : 1);
}
