import { Client } from "pg";

/** A committed write to a partnership, as its writer announces it. */
export interface VersionNotice {
  readonly partnershipId: number;
  readonly dataVersion: number;
}

/** What is done with what is heard. */
export interface Hearing {
  /** A data version was committed. */
  readonly onVersion: (notice: VersionNotice) => void;
  /** A load of a partnership was finished. */
  readonly onLoad: (partnershipId: number) => void;
  /** Whether notices arrive: told when the connection is there, and when it is lost. */
  readonly onHearing: (isHearing: boolean) => void;
  /** The connection was lost and is back: something may have been missed. */
  readonly onReturn: () => void;
}

/** Channel on which writers announce data versions. */
const VERSIONS = "tandem_data_version";

/** Channel on which writers announce finished loads. */
const LOADS = "tandem_load";

/** Number that stands for every partnership: the shared reference data were written. */
export const EVERY_PARTNERSHIP = 0;

const RETRY_MILLISECONDS = 2_000;

/** How often the connection is tried, so that one lost without a word is noticed, and how long it may take. */
const TRY_MILLISECONDS = 5_000;
const PATIENCE_MILLISECONDS = 5_000;

function parseNotice(payload: string | undefined): readonly [partnershipId: number, number: number] | null {
  const match = /^(\d+):(\d+)$/.exec(payload ?? "");
  return match === null ? null : [Number(match[1]), Number(match[2])];
}

/** Hears of committed writes, from this process or any other, and reconnects when the connection is lost. */
export class VersionListener {
  readonly #databaseUrl: string;
  readonly #hearing: Hearing;
  #client: Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #trying: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(databaseUrl: string, hearing: Hearing) {
    this.#databaseUrl = databaseUrl;
    this.#hearing = hearing;
  }

  /** Connects and listens. */
  async open(): Promise<void> {
    const client = new Client({
      connectionString: this.#databaseUrl,
      options: "-c role=tandem_app",
      connectionTimeoutMillis: PATIENCE_MILLISECONDS,
      query_timeout: PATIENCE_MILLISECONDS,
      application_name: "tandem listener",
    });
    client.on("notification", ({ channel, payload }) => this.#hear(channel, payload));
    client.on("error", () => this.#reopenLater(client));
    client.on("end", () => this.#reopenLater(client));
    this.#client = client;
    await client.connect();
    await client.query(`listen ${VERSIONS}; listen ${LOADS}`);
    this.#hearing.onHearing(true);
    this.#trying = setInterval(() => {
      // A connection that no longer answers is ended, which is heard as its loss.
      client.query("select 1").catch(() => client.end().catch(() => undefined));
    }, TRY_MILLISECONDS);
    this.#trying.unref();
  }

  #hear(channel: string, payload: string | undefined): void {
    const notice = parseNotice(payload);
    if (notice === null) return;
    const [partnershipId, number] = notice;
    if (channel === LOADS) this.#hearing.onLoad(partnershipId);
    else this.#hearing.onVersion({ partnershipId, dataVersion: number });
  }

  /** A lost notice costs freshness only: every read still asks for the current version, and a return is told. */
  #reopenLater(lost: Client): void {
    if (lost === this.#client) this.#hearing.onHearing(false);
    if (this.#isClosed || this.#retry !== null || lost !== this.#client) return;
    if (this.#trying !== null) clearInterval(this.#trying);
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.open().then(this.#hearing.onReturn, () => this.#reopenLater(this.#client ?? lost));
    }, RETRY_MILLISECONDS);
    this.#retry.unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    if (this.#trying !== null) clearInterval(this.#trying);
    await this.#client?.end();
  }
}
