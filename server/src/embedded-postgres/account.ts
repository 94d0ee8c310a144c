import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** The user PostgreSQL runs as when Tandem is run by root, which PostgreSQL refuses. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** The account to run PostgreSQL as: postgres, else nobody; null where Tandem is not run by root. */
export function findAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const users = new Map(
    readFileSync("/etc/passwd", "utf8")
      .split("\n")
      .map((line) => line.split(":"))
      .map(([name, , uid, gid]) => [name, { uid: Number(uid), gid: Number(gid) }]),
  );
  const account = users.get("postgres") ?? users.get("nobody");
  if (account === undefined) throw new Error("run by root, PostgreSQL needs a user postgres or nobody; run as an ordinary user");
  return account;
}

/** Whether the account can enter the folders above a program and run it. */
export function canRun(program: string, account: Account): boolean {
  return spawnSync(program, ["--version"], { ...account, cwd: "/" }).status === 0;
}

/** Whether the account can write in a folder. */
export function canWrite(folder: string, account: Account): boolean {
  return spawnSync("test", ["-w", folder, "-a", "-x", folder], { ...account, cwd: "/" }).status === 0;
}
