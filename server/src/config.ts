import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Everything the environment decides. */
export interface Config {
  /** PostgreSQL to use; null starts the embedded one. */
  readonly databaseUrl: string | null;
  /** Folder of the embedded PostgreSQL's data. */
  readonly dataDir: string;
  /** Whether DATA_DIR was named, or is the default that may be moved. */
  readonly isDataDirGiven: boolean;
  /** Loopback address to listen on. */
  readonly host: string;
  readonly port: number;
  /** Folder with the manifest of files to load once. */
  readonly seedsDir: string;
  /** Folder of the built dashboard. */
  readonly dashboardDir: string;
}

/** A wrong setting: one line that names the variable, the rule and the mend. */
export class ConfigError extends Error {}

type Environment = Readonly<Record<string, string | undefined>>;

/** Folder of the checkout: the server runs from server/dist or server/src. */
const CHECKOUT = resolve(dirname(fileURLToPath(import.meta.url)), "..", "..");

const LOOPBACK = /^(localhost|::1|127(\.\d{1,3}){3})$/;

function readPort(text: string | undefined): number {
  if (text === undefined || text === "") return 4000;
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new ConfigError(`PORT is "${text}", but must be a whole number from 0 to 65535; set it to a free port, as 4000.`);
  }
  return port;
}

function readHost(text: string | undefined): string {
  const host = text === undefined || text === "" ? "127.0.0.1" : text;
  if (!LOOPBACK.test(host)) {
    throw new ConfigError(
      `HOST is "${host}", but must be a loopback address, because there is no sign-in yet; set it to 127.0.0.1, ::1 or localhost.`,
    );
  }
  return host;
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  const protocol = URL.canParse(text) ? new URL(text).protocol : "";
  if (protocol !== "postgres:" && protocol !== "postgresql:") {
    throw new ConfigError("DATABASE_URL must be an address as postgres://user:password@host:5432/database; correct or unset it.");
  }
  return text;
}

function readFolder(variable: string, text: string | undefined, fallback: string, needs: string | null): string {
  const folder = text === undefined || text === "" ? fallback : resolve(text);
  if (needs !== null && text !== undefined && text !== "" && !existsSync(resolve(folder, needs))) {
    throw new ConfigError(`${variable} is "${folder}", but that folder has no ${needs}; correct or unset it.`);
  }
  return folder;
}

/** Reads and checks every setting; throws a ConfigError at the first that is wrong. */
export function readConfig(environment: Environment = process.env): Config {
  return {
    databaseUrl: readDatabaseUrl(environment.DATABASE_URL),
    dataDir: readFolder("DATA_DIR", environment.DATA_DIR, resolve(CHECKOUT, ".data"), null),
    isDataDirGiven: environment.DATA_DIR !== undefined && environment.DATA_DIR !== "",
    host: readHost(environment.HOST),
    port: readPort(environment.PORT),
    seedsDir: readFolder("SEEDS_DIR", environment.SEEDS_DIR, resolve(CHECKOUT, "seeds"), "manifest.json"),
    dashboardDir: readFolder("DASHBOARD_DIR", environment.DASHBOARD_DIR, resolve(CHECKOUT, "client", "dist"), "index.html"),
  };
}
