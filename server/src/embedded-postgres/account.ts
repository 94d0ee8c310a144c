import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";

/** The user PostgreSQL runs as when Tandem is run by root, which PostgreSQL refuses. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Users that may stand in for root, the most fitting first. */
const CANDIDATES = ["postgres", "nobody"];

function accountOf(user: string, passwd: string): Account | null {
  const fields = passwd
    .split("\n")
    .find((line) => line.startsWith(`${user}:`))
    ?.split(":");
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
  return Number.isInteger(uid) && uid > 0 ? { uid, gid } : null;
}

/** Whoever owns the data already, else the user postgres or nobody; null where Tandem is not run by root. */
export function findAccount(data: string): Account | null {
  if (process.getuid?.() !== 0) return null;
  const owner = statSync(data, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const passwd = readFileSync("/etc/passwd", "utf8");
  const account = CANDIDATES.map((user) => accountOf(user, passwd)).find((found) => found !== null);
  if (account === undefined)
    throw new Error(`root cannot run PostgreSQL and there is no user ${CANDIDATES.join(" or ")}`);
  if (spawnSync("true", { ...account, cwd: "/" }).error !== undefined) {
    throw new Error(`root cannot run PostgreSQL and may not run it as user ${account.uid} here`);
  }
  return account;
}

/** Whether the account can enter the folders above a program and run it. */
export function canRun(program: string, account: Account): boolean {
  return spawnSync(program, ["--version"], { ...account, cwd: "/" }).status === 0;
}

/** Whether the account can enter a folder. */
export function canEnter(folder: string, account: Account): boolean {
  return spawnSync("test", ["-x", folder], { ...account, cwd: "/" }).status === 0;
}
