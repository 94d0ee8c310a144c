/** A fault that PostgreSQL told. */
interface DatabaseFault extends Error {
  readonly code: string;
  readonly severity: string;
}

/** Classes of SQLSTATE whose messages quote what was sent: data exceptions, broken constraints, exceptions raised. */
const QUOTING_CLASSES = new Set(["22", "23", "P0"]);

/** Kinds of error whose messages are the programmer's words alone; others may quote what a caller sent, or a statement. */
const OWN_WORDS = new Set(["Error", "TypeError", "ReferenceError", "RangeError", "AssertionError"]);

const isOfDatabase = (fault: Error): fault is DatabaseFault =>
  "severity" in fault && "code" in fault && typeof fault.code === "string";

function messageOf(fault: Error): string {
  if (isOfDatabase(fault)) return QUOTING_CLASSES.has(fault.code.slice(0, 2)) ? "" : fault.message;
  return OWN_WORDS.has(fault.constructor.name) ? fault.message : "";
}

function describe(fault: unknown): { readonly title: string; readonly frames: string } {
  if (!(fault instanceof Error)) return { title: "something that is no error was thrown", frames: "" };
  const code = "code" in fault && typeof fault.code === "string" ? ` ${fault.code}` : "";
  const message = messageOf(fault);
  const frames = (fault.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return {
    title: `${fault.constructor.name}${code}${message === "" ? "" : `: ${message}`}`,
    frames: frames.join("\n"),
  };
}

/** A fault in one line, for the log: nothing of what a caller sent. */
export const faultTitle = (fault: unknown): string => describe(fault).title;

/** A fault with where it happened, for the log: its kind and code, and its message only where that can quote nobody. */
export function faultText(fault: unknown): string {
  const { title, frames } = describe(fault);
  return frames === "" ? title : `${title}\n${frames}`;
}
