import { Client } from "pg";

/** A committed write to a partnership, as its writer announces it. */
export interface VersionNotice {
  readonly partnershipId: number;
  readonly dataVersion: number;
}

/** Channel on which writers announce data versions. */
const CHANNEL = "tandem_data_version";

const RETRY_MILLISECONDS = 2_000;

/** How often the connection is tried, and how long it may take to answer: a line that is cut is not always told. */
const HEARTBEAT_MILLISECONDS = 5_000;

/** Number that stands for every partnership: the shared reference data were written. */
export const EVERY_PARTNERSHIP = 0;

function parseNotice(payload: string | undefined): VersionNotice | null {
  const match = /^(\d+):(\d+)$/.exec(payload ?? "");
  return match === null ? null : { partnershipId: Number(match[1]), dataVersion: Number(match[2]) };
}

/** Hears of committed writes, from this process or any other, and reconnects when the connection is lost. */
export class VersionListener {
  readonly #databaseUrl: string;
  readonly #onVersion: (notice: VersionNotice) => void;
  readonly #onHearing: (isHearing: boolean) => void;
  #client: Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(
    databaseUrl: string,
    onVersion: (notice: VersionNotice) => void,
    onHearing: (isHearing: boolean) => void = () => undefined,
  ) {
    this.#databaseUrl = databaseUrl;
    this.#onVersion = onVersion;
    this.#onHearing = onHearing;
  }

  /** Connects and listens. */
  async open(): Promise<void> {
    const client = new Client({
      connectionString: this.#databaseUrl,
      options: "-c role=tandem_app",
      query_timeout: HEARTBEAT_MILLISECONDS,
    });
    client.on("notification", ({ payload }) => {
      const notice = parseNotice(payload);
      if (notice !== null) this.#onVersion(notice);
    });
    client.on("error", () => this.#reopenLater());
    client.on("end", () => this.#reopenLater());
    this.#client = client;
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    this.#onHearing(true);
    this.#beat(client);
  }

  /** Asks the connection now and then whether it is there; one that does not answer is given up. */
  #beat(client: Client): void {
    const giveUp = () => void client.connection.stream.destroy();
    const timer = setInterval(() => void client.query("select 1").catch(giveUp), HEARTBEAT_MILLISECONDS);
    timer.unref();
    client.once("end", () => clearInterval(timer));
  }

  /** A lost notice costs freshness only: every read still asks for the current version. */
  #reopenLater(): void {
    this.#onHearing(false);
    if (this.#isClosed || this.#retry !== null) return;
    this.#retry = setTimeout(() => {
      this.#retry = null;
      this.open().catch(() => this.#reopenLater());
    }, RETRY_MILLISECONDS);
    this.#retry.unref();
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    await this.#client?.end();
  }
}
