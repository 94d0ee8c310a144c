/** What a Relay id names; the partnership is part of it, so that ids never meet across partnerships. */
interface GlobalId {
  readonly type: string;
  readonly partnership: string;
  readonly code: string;
}

/** Stands for a partnership in the ids of areas, which all partnerships share; no partnership has such a code. */
export const AREA_SCOPE = "*";

/** A Relay id: the type, the partnership and the code within it; stable over data versions. */
export function globalId(type: string, partnership: string, code: string | number): string {
  return Buffer.from(`${type}:${partnership}:${code}`).toString("base64url");
}

/** What an id names; null where it was not made by `globalId`. */
export function readGlobalId(id: string): GlobalId | null {
  const match = /^([A-Za-z]+):([^:]+):(.+)$/s.exec(Buffer.from(id, "base64url").toString("utf8"));
  if (match === null) return null;
  const [type = "", partnership = "", code = ""] = match.slice(1);
  return globalId(type, partnership, code) === id ? { type, partnership, code } : null;
}
