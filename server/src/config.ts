import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ConfigError } from "./config-error.ts";
import { type OperationsSettings, readOperations } from "./config-operations.ts";
import { readLocalDataFlag, readSignIn } from "./config-sign-in.ts";
import type { SignInSettings } from "./security/sign-in-settings.ts";

/** How much the server says: everything, or faults only. */
export type LogLevel = "info" | "error";

/** Everything the environment decides. */
export interface Config {
  /** PostgreSQL to use; null starts the embedded one. */
  readonly databaseUrl: string | null;
  /** Folder of the embedded PostgreSQL's data. */
  readonly dataDir: string;
  /** Whether DATA_DIR was named, or is the default that may be moved. */
  readonly isDataDirGiven: boolean;
  /** PgBouncer in transaction mode before the same database, for all that requests ask; null goes there directly. */
  readonly poolUrl: string | null;
  /** How people sign in; null is evaluation: whoever is at this machine, in a role of their choice. */
  readonly signIn: SignInSettings | null;
  /** Whether partners' own data may be taken and shown in evaluation. */
  readonly isLocalDataOpen: boolean;
  /** Address to listen on; in evaluation a loopback one. */
  readonly host: string;
  /** Port to listen on; 0 takes any free one. */
  readonly port: number;
  /** Folder with the manifest of files to load once. */
  readonly seedsDir: string;
  /** Code of the partnership that the dashboard is for, and that files are loaded into; null is the first. */
  readonly partnershipCode: string | null;
  /** Folder of the built dashboard. */
  readonly dashboardDir: string;
  readonly logLevel: LogLevel;
  /** Answers kept in memory while their data version lasts, in bytes; 0 keeps none. */
  readonly keptAnswersBytes: number;
  readonly operations: OperationsSettings;
  /** Folder of the known GraphQL documents, whose operations logs and metrics name. */
  readonly documentsDir: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Folder of the checkout: the server runs from server/dist or server/src. */
const CHECKOUT = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

const BYTE = "(25[0-5]|2[0-4]\\d|1?\\d?\\d)";
const LOOPBACK = new RegExp(`^(localhost|::1|127(\\.${BYTE}){3})$`, "i");

/** A variable's value; null where it is absent or empty. */
function readValue(environment: Environment, variable: string): string | null {
  const text = environment[variable]?.trim();
  return text === undefined || text === "" ? null : text;
}

function readPort(text: string | null): number {
  if (text === null) return 4000;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new ConfigError(
      `PORT is "${text}", but must be a whole number from 0 to 65535; set it to a free port, such as 4000.`,
    );
  }
  return port;
}

/** Whether an address to listen on is this machine's alone. */
export function isLoopback(host: string): boolean {
  return LOOPBACK.test(host);
}

function readHost(text: string | null, signIn: SignInSettings | null): string {
  const host = text ?? "127.0.0.1";
  if (signIn === null && !isLoopback(host)) {
    throw new ConfigError(
      `HOST is "${host}", but must be a loopback address, because there is no sign-in; set it to 127.0.0.1, ::1 or localhost, or name a sign-in service by OIDC_ISSUER.`,
    );
  }
  return host;
}

/** Evaluation is for one machine and made-up data, and so never for production. */
function refuseProduction(environment: string | null, signIn: SignInSettings | null): void {
  if (environment !== "production" || signIn !== null) return;
  throw new ConfigError(
    "NODE_ENV is production, but nobody signs in; name a sign-in service by OIDC_ISSUER, or unset NODE_ENV to evaluate Tandem.",
  );
}

function readDatabaseUrl(variable: string, text: string | null): string | null {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const isPostgres = url?.protocol === "postgres:" || url?.protocol === "postgresql:";
  const hasHost = url !== null && (url.hostname !== "" || url.searchParams.has("host"));
  if (!isPostgres || !hasHost || url.pathname.length < 2) {
    throw new ConfigError(
      `${variable} must have the form postgres://user:password@host:5432/database; correct it, or unset it.`,
    );
  }
  return text;
}

function readSourceFolder(variable: string, text: string | null, fallback: string, file: string): string {
  if (text === null) return resolve(CHECKOUT, fallback);
  const folder = resolve(CHECKOUT, text);
  if (!existsSync(resolve(folder, file))) {
    throw new ConfigError(
      `${variable} is "${text}", but must be a folder with a file ${file}; correct it, or unset it to use ${fallback}.`,
    );
  }
  return folder;
}

function readLogLevel(text: string | null): LogLevel {
  if (text === null || text === "info") return "info";
  if (text === "error") return "error";
  throw new ConfigError(`LOG_LEVEL is "${text}", but must be info or error; correct or unset it.`);
}

const MEGABYTE = 1_000_000;

function readKeptAnswers(text: string | null): number {
  if (text === null) return 64 * MEGABYTE;
  const megabytes = Number(text);
  if (!/^\d{1,5}$/.test(text)) {
    throw new ConfigError(
      `KEPT_ANSWERS_MB is "${text}", but must be a whole number of megabytes, 0 for none; correct or unset it.`,
    );
  }
  return megabytes * MEGABYTE;
}

/** Reads and checks every setting; throws a ConfigError at the first that is wrong. */
export function readConfig(environment: Environment = process.env): Config {
  const value = (variable: string) => readValue(environment, variable);
  const dataDir = value("DATA_DIR");
  const signIn = readSignIn(value);
  refuseProduction(value("NODE_ENV"), signIn);
  return {
    logLevel: readLogLevel(value("LOG_LEVEL")),
    keptAnswersBytes: readKeptAnswers(value("KEPT_ANSWERS_MB")),
    databaseUrl: readDatabaseUrl("DATABASE_URL", value("DATABASE_URL")),
    poolUrl: readDatabaseUrl("POOL_URL", value("POOL_URL")),
    signIn,
    isLocalDataOpen: readLocalDataFlag(value),
    dataDir: resolve(CHECKOUT, dataDir ?? ".data"),
    isDataDirGiven: dataDir !== null,
    host: readHost(value("HOST"), signIn),
    port: readPort(value("PORT")),
    seedsDir: readSourceFolder("SEEDS_DIR", value("SEEDS_DIR"), "seeds", "manifest.json"),
    partnershipCode: value("PARTNERSHIP"),
    documentsDir: resolve(CHECKOUT, "schema", "operations"),
    operations: readOperations(value, signIn === null, (host) => LOOPBACK.test(host)),
    dashboardDir: readSourceFolder("DASHBOARD_DIR", value("DASHBOARD_DIR"), "client/dist", "index.html"),
  };
}
