import type { MikroORM } from "@mikro-orm/postgresql";
import type { DimensionCache } from "../persistence/dimensions.ts";
import type { Snapshots } from "../persistence/snapshots.ts";

/** What every resolver may use. */
export interface Context {
  readonly orm: MikroORM;
  readonly snapshots: Snapshots;
  readonly dimensions: DimensionCache;
}
