import { terminalLog } from "../log.ts";
import { openOrm } from "../persistence/orm.ts";
import { type RememberedHead, readChainCheck } from "../persistence/queries/audit.query.ts";
import { readPartnerships } from "../persistence/queries/partnership.query.ts";
import { runCommand } from "./run-command.ts";

/** A remembered end, and whose it is. */
interface OwnHead extends RememberedHead {
  readonly partnership: string;
}

const HEAD_FORM = /^(?<partnership>[^:]+):(?<entries>\d+):(?<hash>[0-9a-f]{64})$/;

function readHeads(parameters: readonly string[]): OwnHead[] {
  return parameters.map((text) => {
    const { partnership = "", entries = "", hash = "" } = HEAD_FORM.exec(text)?.groups ?? {};
    if (hash === "")
      throw new Error(`${text} is no head; write it as this command printed it, partnership:entries:hash.`);
    return { partnership, entries: Number(entries), hash };
  });
}

/** Checks every partnership's audit log, prints how far it holds, and fails at the first that does not. */
async function verify(databaseUrl: string): Promise<boolean> {
  const log = terminalLog("info");
  const heads = readHeads(process.argv.slice(2));
  const [orm, ownerOrm] = [await openOrm(databaseUrl, "tandem_app", 1), await openOrm(databaseUrl, "tandem_owner", 1)];
  try {
    let isWhole = true;
    for (const { id, code } of await readPartnerships(ownerOrm)) {
      const head = heads.find(({ partnership }) => partnership === code) ?? null;
      const { entries, head: hash, fault } = await readChainCheck(orm, id, head);
      if (fault === null)
        log.info(`${code}: ${entries} entries, chain whole. Head to remember: ${code}:${entries}:${hash}`);
      else log.error(`${code}: ${fault}; the ${entries} before it hold.`);
      isWhole &&= fault === null;
    }
    return isWhole;
  } finally {
    await Promise.all([orm.close(true), ownerOrm.close(true)]);
  }
}

await runCommand(verify);
