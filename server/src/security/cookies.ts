import { createHash, randomBytes } from "node:crypto";
import type { CookieSerializeOptions } from "@fastify/cookie";

/** Names of our cookies and how they are set; over TLS the __Host- prefix ties them to this very host. */
export interface Cookies {
  readonly session: string;
  readonly attempt: string;
  readonly options: CookieSerializeOptions;
}

/** Cookies for pages served at an address. */
export function cookiesOf(publicUrl: URL): Cookies {
  const isSecure = publicUrl.protocol === "https:";
  const prefix = isSecure ? "__Host-" : "";
  return {
    session: `${prefix}tandem_session`,
    attempt: `${prefix}tandem_attempt`,
    options: { httpOnly: true, secure: isSecure, sameSite: "lax", path: "/" },
  };
}

const KEY_BYTES = 32;

/** A new random key for a cookie. */
export function randomKey(): string {
  return randomBytes(KEY_BYTES).toString("base64url");
}

/** What is kept of a cookie's key: its SHA-256, so that the database alone opens no session. */
export function hashOfKey(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}
