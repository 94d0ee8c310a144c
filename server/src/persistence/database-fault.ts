import { UnfitServerError } from "./connection.ts";

const FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "no server answers there; start it or correct the address.",
  ECONNRESET: "the server closes the connection; check that it is PostgreSQL and that it accepts this login.",
  EHOSTUNREACH: "the host cannot be reached; check the address and the network.",
  ENETUNREACH: "the host cannot be reached; check the address and the network.",
  ENOTFOUND: "the host is not known; correct the address.",
  EAI_AGAIN: "the host is not known; correct the address or check the network.",
  ETIMEDOUT: "the server does not answer; check the address and the network.",
  "28P01": "the password is wrong; correct it.",
  "28000": "the login is refused; correct the user or the server's access rules.",
  "3D000": "the database does not exist; create it or correct its name.",
  "42501":
    "the database is not migrated and the login may not migrate it; let the login create roles and tables, or migrate with another login first.",
  "53300": "the server has no connection left; close some or raise max_connections.",
  "57P03": "the server is starting or stopping; try again in a moment.",
};

/** An error code of PostgreSQL's own, which has a digit where the system's have none. */
const SQLSTATE = /^(?=.*\d)[0-9A-Z]{5}$/;

const NO_ANSWER = /timeout expired|connection terminated/i;

function codeOf(error: unknown): string | null {
  for (let fault = error; fault instanceof Error; fault = fault.cause) {
    if ("code" in fault && typeof fault.code === "string") return fault.code;
    if (fault instanceof AggregateError && fault.errors.length > 0) return codeOf(fault.errors[0]);
  }
  return null;
}

/** Whether a fault comes from the database or the way to it, and not from Tandem. */
export function isDatabaseFault(error: unknown): boolean {
  const code = codeOf(error) ?? "";
  return error instanceof UnfitServerError || code in FAULTS || SQLSTATE.test(code) || NO_ANSWER.test(String(error));
}

/** Why the database did not finish what a request asked of it, though neither is at fault. */
export type Interruption = "TIMED_OUT" | "LOCKED" | "UNAVAILABLE";

const INTERRUPTIONS: Readonly<Record<string, Interruption>> = {
  "57014": "TIMED_OUT",
  "55P03": "LOCKED",
  "40001": "LOCKED",
  "40P01": "LOCKED",
  "25P03": "UNAVAILABLE",
  "53300": "UNAVAILABLE",
  "57P01": "UNAVAILABLE",
  "57P02": "UNAVAILABLE",
  "57P03": "UNAVAILABLE",
  ECONNREFUSED: "UNAVAILABLE",
  ECONNRESET: "UNAVAILABLE",
  EPIPE: "UNAVAILABLE",
  ETIMEDOUT: "UNAVAILABLE",
};

/** What the pool and the driver say, without a code, where no connection is to be had or one is lost. */
const NO_CONNECTION =
  /timeout exceeded when trying to connect|connection terminated|client has encountered a connection error/i;

/** What interrupted a request at the database; null where its fault is another. */
export function interruptionOf(error: unknown): Interruption | null {
  const known = INTERRUPTIONS[codeOf(error) ?? ""];
  if (known !== undefined) return known;
  return error instanceof Error && NO_CONNECTION.test(error.message) ? "UNAVAILABLE" : null;
}

/** What is wrong with a database that cannot be used, and the mend, in one line without secrets. */
export function describeDatabaseFault(error: unknown): string {
  if (error instanceof UnfitServerError) return error.message;
  const known = FAULTS[codeOf(error) ?? ""];
  if (known !== undefined) return known;
  const message = error instanceof Error ? (error.message.split("\n").at(0) ?? "") : String(error);
  if (NO_ANSWER.test(message)) return "the server does not answer; check the address and the network.";
  return `the database cannot be used: ${message}; correct the address or mend the server.`;
}
