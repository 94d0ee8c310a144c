import type { MikroORM } from "@mikro-orm/postgresql";
import type { Snapshot } from "../analytics/snapshot.ts";
import type { ImportJobs } from "../import/import-jobs.ts";
import type { LiveUpdates } from "../live/live-updates.ts";
import type { DimensionCache } from "../persistence/dimensions.ts";
import type { PartnershipRow } from "../persistence/queries/partnership.query.ts";
import type { LocalDataWall } from "../security/local-data.ts";
import type { Viewer } from "../security/viewer.ts";
import type { FigureLoader } from "./measure/figure-loader.ts";

/** What every resolver may use. */
export interface Context {
  readonly orm: MikroORM;
  readonly dimensions: DimensionCache;
  /** Figures of measures, read for one operation. */
  readonly figures: FigureLoader;
  /** Who asks. */
  readonly viewer: Viewer;
  /** Whether a partnership's own data may be shown where nobody signs in. */
  readonly localData: LocalDataWall;
  /** Files on their way in. */
  readonly imports: ImportJobs;
  /** What is told to those who listen. */
  readonly live: LiveUpdates;
  /** All that analytics read of a partnership, from the counts this viewer may read. */
  readSnapshot(partnership: PartnershipRow): Promise<Snapshot>;
}
