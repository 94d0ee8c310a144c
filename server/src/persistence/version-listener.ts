import { Client } from "pg";

/** A committed write to a partnership, as its writer announces it. */
export interface VersionNotice {
  readonly partnershipId: number;
  readonly dataVersion: number;
}

/** Channel on which writers announce data versions. */
const CHANNEL = "tandem_data_version";

const RETRY_MILLISECONDS = 2_000;

function parseNotice(payload: string | undefined): VersionNotice | null {
  const match = /^(\d+):(\d+)$/.exec(payload ?? "");
  return match === null ? null : { partnershipId: Number(match[1]), dataVersion: Number(match[2]) };
}

/** Hears of committed writes, from this process or any other, and reconnects when the connection is lost. */
export class VersionListener {
  readonly #databaseUrl: string;
  readonly #onVersion: (notice: VersionNotice) => void;
  #client: Client | null = null;
  #retry: NodeJS.Timeout | null = null;
  #isClosed = false;

  constructor(databaseUrl: string, onVersion: (notice: VersionNotice) => void) {
    this.#databaseUrl = databaseUrl;
    this.#onVersion = onVersion;
  }

  /** Connects and listens. */
  async open(): Promise<void> {
    const client = new Client({ connectionString: this.#databaseUrl, options: "-c role=tandem_app" });
    client.on("notification", ({ payload }) => {
      const notice = parseNotice(payload);
      if (notice !== null) this.#onVersion(notice);
    });
    client.on("error", () => this.#reopenLater());
    client.on("end", () => this.#reopenLater());
    this.#client = client;
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
  }

  /** A lost notice costs freshness only: every read still asks for the current version. */
  #reopenLater(): void {
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
