/** Where the server says what it does, a short line at a time. */
export interface Log {
  info(line: string): void;
  error(line: string): void;
}

/** Writes to the terminal: progress to standard output, faults to standard error. */
export const terminalLog: Log = {
  info: (line) => void process.stdout.write(`${line}\n`),
  error: (line) => void process.stderr.write(`${line}\n`),
};
