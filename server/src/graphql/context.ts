import type { MikroORM } from "@mikro-orm/postgresql";
import type { DimensionCache } from "../persistence/dimensions.ts";
import type { Snapshots } from "../persistence/snapshots.ts";
import type { FigureLoader } from "./measure/figure-loader.ts";

/** What every resolver may use. */
export interface Context {
  readonly orm: MikroORM;
  readonly snapshots: Snapshots;
  readonly dimensions: DimensionCache;
  /** Figures of measures, read for one operation. */
  readonly figures: FigureLoader;
}
