import { Client } from "pg";

/** A kind of data that is removed once its time is over. */
interface Kept {
  /** What it is, in words. */
  readonly what: string;
  /** How long it is kept, in words. */
  readonly time: string;
  /** Statement that removes what is over; the session sees one partnership, or none. */
  readonly remove: string;
}

/** Data of no partnership. */
const OF_THE_SERVER: readonly Kept[] = [
  { what: "sessions", time: "until they end", remove: "delete from sign_in where ends_at < transaction_timestamp()" },
  {
    what: "sign-ins under way",
    time: "10 minutes",
    remove: "delete from sign_in_attempt where ends_at < transaction_timestamp()",
  },
];

/** Data of each partnership. */
const OF_A_PARTNERSHIP: readonly Kept[] = [
  {
    what: "invitations nobody took up",
    time: "90 days",
    remove: `delete from membership where subject is null and removed_at is null
      and invited_at < transaction_timestamp() - interval '90 days'`,
  },
  {
    what: "names and addresses of people who were removed",
    time: "a year",
    remove: "delete from membership where removed_at < transaction_timestamp() - interval '1 year'",
  },
  {
    what: "values that were wrong in files, as they were read",
    time: "a year",
    remove: `delete from load_problem p using load l where l.partnership_id = p.partnership_id and l.id = p.load_id
      and l.finished_at < transaction_timestamp() - interval '1 year'`,
  },
];

/** What was removed of one kind. */
export interface Removed {
  readonly what: string;
  readonly time: string;
  readonly count: number;
}

async function become(client: Client, role: string, partnershipId: string): Promise<void> {
  await client.query("select set_config('role', $1, true), set_config('tandem.partnership_id', $2, true)", [
    role,
    partnershipId,
  ]);
}

async function removeAll(client: Client): Promise<Removed[]> {
  const counts = new Map<Kept, number>();
  const remove = async (kept: Kept) => {
    const { rowCount } = await client.query(kept.remove);
    counts.set(kept, (counts.get(kept) ?? 0) + (rowCount ?? 0));
  };
  await become(client, "tandem_app", "");
  for (const kept of OF_THE_SERVER) await remove(kept);
  await become(client, "tandem_owner", "");
  const { rows } = await client.query<{ id: number }>("select id from partnership order by id");
  for (const { id } of rows) {
    await become(client, "tandem_owner", String(id));
    for (const kept of OF_A_PARTNERSHIP) await remove(kept);
  }
  return [...OF_THE_SERVER, ...OF_A_PARTNERSHIP].map((kept) => ({ ...kept, count: counts.get(kept) ?? 0 }));
}

/** Removes what has outlived its time, all of it or nothing; a trial run counts it only. The audit log is never touched. */
export async function removeOutlived(databaseUrl: string, isTrial: boolean): Promise<readonly Removed[]> {
  const client = new Client({ connectionString: databaseUrl });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("begin");
    const removed = await removeAll(client);
    await client.query(isTrial ? "rollback" : "commit");
    return removed.map(({ what, time, count }) => ({ what, time, count }));
  } finally {
    await client.end();
  }
}
