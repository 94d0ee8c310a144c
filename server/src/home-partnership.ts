import { ConfigError } from "./config-error.ts";
import { readPartnershipCodes } from "./persistence/queries/partnership.query.ts";

/** The partnership that a server's dashboard is for, and files are loaded into: the one named, or the first; null where there is none yet. */
export async function findHomePartnership(databaseUrl: string, named: string | null): Promise<string | null> {
  const codes = await readPartnershipCodes(databaseUrl);
  if (named === null) return codes[0] ?? null;
  if (codes.includes(named)) return named;
  throw new ConfigError(
    `PARTNERSHIP is "${named}", but must be the code of a partnership in the database (${codes.join(", ") || "there is none"}); correct it, or unset it.`,
  );
}
