import type { LogLevel } from "./config.ts";

/** Where the server says what it does, a short line at a time. */
export interface Log {
  info(line: string): void;
  error(line: string): void;
}

// A terminal that has gone away is no reason to stop in disorder.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => undefined);

/** Writes to the terminal: progress to standard output, faults to standard error. */
export function terminalLog(level: LogLevel): Log {
  return {
    info: (line) => {
      if (level === "info") process.stdout.write(`${line}\n`);
    },
    error: (line) => void process.stderr.write(`${line}\n`),
  };
}
