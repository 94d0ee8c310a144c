import { type Logger, pino } from "pino";
import type { LogLevel } from "./config.ts";
import type { LogFormat } from "./config-operations.ts";
import { faultTitle } from "./fault-text.ts";
import { currentRequest } from "./request-scope.ts";

/** Where the server says what it does, a short line at a time. */
export interface Log {
  info(line: string): void;
  error(line: string): void;
  /** Where each request is told as well; absent where a person reads the lines. */
  readonly requests?: Logger;
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

/** Writes one JSON object a line to standard output, with the number of the request it is about. */
function jsonLog(level: LogLevel): Log {
  const requests = pino({
    level,
    // Name and process number of the machine say nothing that whoever collects the lines does not know.
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: faultTitle, req: () => undefined, res: () => undefined },
    mixin: () => {
      const id = currentRequest()?.id;
      return id === undefined ? {} : { requestId: id };
    },
  });
  return { info: (line) => requests.info(line), error: (line) => requests.error(line), requests };
}

/** Writes as the settings say. */
export function openLog(level: LogLevel, format: LogFormat): Log {
  return format === "json" ? jsonLog(level) : terminalLog(level);
}
