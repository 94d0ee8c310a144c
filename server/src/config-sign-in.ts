import { ConfigError } from "./config-error.ts";
import type { SignInSettings } from "./security/sign-in-settings.ts";

/** Reads one variable of the environment; null where it is absent or empty. */
export type ReadValue = (variable: string) => string | null;

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

/** An address that passwords and tokens may travel to: over TLS, or on this machine. */
function readUrl(variable: string, text: string, example: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isSafe = url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.test(url.hostname));
  if (url === null || !isSafe || url.search !== "" || url.hash !== "" || url.username !== "") {
    throw new ConfigError(
      `${variable} is "${text}", but must be an https address, without a query (http on this machine only); set it as ${example}.`,
    );
  }
  return url;
}

function readPublicUrl(text: string): URL {
  const url = readUrl("PUBLIC_URL", text, "https://tandem.example.gov.uk");
  if (url.pathname !== "/") {
    throw new ConfigError(`PUBLIC_URL is "${text}", but must have no path; set it as https://tandem.example.gov.uk.`);
  }
  return url;
}

function readMinutes(variable: string, text: string | null, fallback: number, most: number): number {
  if (text === null) return fallback;
  const minutes = Number(text);
  if (!/^\d{1,6}$/.test(text) || minutes < 1 || minutes > most) {
    throw new ConfigError(
      `${variable} is "${text}", but must be a whole number of minutes from 1 to ${most}; set it to ${fallback}.`,
    );
  }
  return minutes;
}

function readYes(variable: string, text: string | null): boolean {
  if (text === null || text === "no") return false;
  if (text === "yes") return true;
  throw new ConfigError(`${variable} is "${text}", but must be yes or no; correct or unset it.`);
}

/** Whether partners' own data may be taken and shown without anybody signing in. */
export function readLocalDataFlag(value: ReadValue): boolean {
  const variable = "LOCAL_DATA_WITHOUT_SIGN_IN";
  return readYes(variable, value(variable));
}

const DAY_MINUTES = 1_440;

/** How people sign in; null where no provider is named, which is evaluation on this machine. */
export function readSignIn(value: ReadValue): SignInSettings | null {
  const issuer = value("OIDC_ISSUER");
  if (issuer === null) {
    const stray = ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"].find((variable) => value(variable) !== null);
    if (stray !== undefined)
      throw new ConfigError(`${stray} is set, but OIDC_ISSUER is not; set the provider's address, or unset ${stray}.`);
    return null;
  }
  const needed = (variable: string) => {
    const text = value(variable);
    if (text === null) throw new ConfigError(`${variable} is not set, but sign-in with OIDC_ISSUER needs it; set it.`);
    return text;
  };
  const idleMinutes = readMinutes("SESSION_IDLE_MINUTES", value("SESSION_IDLE_MINUTES"), 30, DAY_MINUTES);
  const sessionMinutes = readMinutes("SESSION_MINUTES", value("SESSION_MINUTES"), 720, DAY_MINUTES);
  if (idleMinutes > sessionMinutes)
    throw new ConfigError("SESSION_IDLE_MINUTES is more than SESSION_MINUTES, but must not be; lower it.");
  return {
    issuer: readUrl("OIDC_ISSUER", issuer, "https://login.example.org/tenant/v2.0"),
    clientId: needed("OIDC_CLIENT_ID"),
    clientSecret: value("OIDC_CLIENT_SECRET"),
    scope: value("OIDC_SCOPE") ?? "openid profile email",
    isEmailVouched: readYes("OIDC_EMAIL_IS_VERIFIED", value("OIDC_EMAIL_IS_VERIFIED")),
    publicUrl: readPublicUrl(needed("PUBLIC_URL")),
    idleMinutes,
    sessionMinutes,
  };
}
