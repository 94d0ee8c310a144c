import type { MikroORM } from "@mikro-orm/postgresql";
import type { Snapshot } from "../analytics/snapshot.ts";
import type { ImportJobs } from "../import/import-jobs.ts";
import type { LiveUpdates } from "../live/live-updates.ts";
import type { CurrentPartnerships } from "../persistence/current-partnerships.ts";
import type { DimensionCache } from "../persistence/dimensions.ts";
import type { PartnershipRow } from "../persistence/queries/partnership.query.ts";
import type { Registers } from "../persistence/registers.ts";
import type { KeyUse } from "../security/keys/key-ring.ts";
import type { LocalDataWall } from "../security/local-data.ts";
import type { Viewer } from "../security/viewer.ts";
import type { FigureLoader } from "./measure/figure-loader.ts";

/** What the answer to a request depends on, found out as it is made. */
export interface Answering {
  /** Partnerships that were read, at their data versions. */
  readonly entered: PartnershipRow[];
  /** Small counts as recorded were read. */
  isOfSmallCounts: boolean;
  /** It is right, and holds until the data version changes. */
  isSteady: boolean;
}

/** What every resolver may use. */
export interface Context {
  readonly orm: MikroORM;
  readonly dimensions: DimensionCache;
  /** Partnerships at their current data version, for reading. */
  readonly partnerships: CurrentPartnerships;
  /** Services as they stand today. */
  readonly registers: Registers;
  /** Figures of measures, read for one operation. */
  readonly figures: FigureLoader;
  /** Who asks. */
  readonly viewer: Viewer;
  /** The key that let the request in, which bears its cost; null where a person asks. */
  readonly key: KeyUse | null;
  /** Whether a text is an operation of the dashboard's own, asked by a person; those are not held to limits of cost. */
  isTrusted(source: string): boolean;
  /** The clock sessions and keys go by. */
  readonly now: () => Date;
  /** Whether a partnership's own data may be shown where nobody signs in. */
  readonly localData: LocalDataWall;
  /** Files on their way in. */
  readonly imports: ImportJobs;
  readonly answering: Answering;
  /** What is told to those who listen. */
  readonly live: LiveUpdates;
  /** All that analytics read of a partnership, from the counts this viewer may read. */
  readSnapshot(partnership: PartnershipRow): Promise<Snapshot>;
}
