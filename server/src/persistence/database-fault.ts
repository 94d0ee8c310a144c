const FAULTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "no server answers there; start it or correct the address.",
  ENOTFOUND: "the host is not known; correct the address.",
  ETIMEDOUT: "the server does not answer; check the address and the network.",
  "28P01": "the password is wrong; correct it.",
  "28000": "the login is refused; correct the user or the server's access rules.",
  "3D000": "the database does not exist; create it or correct its name.",
  "42501":
    "the login may not migrate the database; give it the right to create roles and tables, or migrate with another login first.",
};

function codeOf(error: unknown): string | null {
  for (let fault = error; fault instanceof Error; fault = fault.cause) {
    if ("code" in fault && typeof fault.code === "string") return fault.code;
    if (fault instanceof AggregateError && fault.errors.length > 0) return codeOf(fault.errors[0]);
  }
  return null;
}

/** What is wrong with a database that cannot be used, and the mend, in one line without secrets. */
export function describeDatabaseFault(error: unknown): string {
  const code = codeOf(error);
  const known = code === null ? undefined : FAULTS[code];
  if (known !== undefined) return known;
  const message = error instanceof Error ? (error.message.split("\n").at(0) ?? "") : String(error);
  return `the database cannot be used: ${message}; correct the address or mend the server.`;
}
