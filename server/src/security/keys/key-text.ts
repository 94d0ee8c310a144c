import { createHash, randomBytes } from "node:crypto";

/** 64 bits: enough that no two keys share a code. */
const CODE_BYTES = 8;

/** 256 bits: past guessing, so that a fast hash keeps it safe. */
const SECRET_BYTES = 32;

const FORM = /^tandem_([0-9a-f]{16})_[\w-]{43}$/;

/** A key by what is kept of it. */
export interface NamedKey {
  /** Public part, by which it is found. */
  readonly code: string;
  /** SHA-256 of the whole key, in hexadecimal. */
  readonly hash: string;
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

/** A new random key: `tandem_`, its code and its secret. The text is told once and kept nowhere. */
export function makeKey(): NamedKey & { readonly text: string } {
  const code = randomBytes(CODE_BYTES).toString("hex");
  const text = `tandem_${code}_${randomBytes(SECRET_BYTES).toString("base64url")}`;
  return { code, hash: hashOf(text), text };
}

/** The key a text has the form of; null where it has none. */
export function readKey(text: string): NamedKey | null {
  const code = FORM.exec(text)?.[1];
  return code === undefined ? null : { code, hash: hashOf(text) };
}
