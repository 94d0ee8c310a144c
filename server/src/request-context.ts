import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyRequest } from "fastify";
import type { Context } from "./graphql/context.ts";
import { FigureLoader } from "./graphql/measure/figure-loader.ts";
import type { ImportJobs } from "./import/import-jobs.ts";
import type { DimensionCache } from "./persistence/dimensions.ts";
import type { PartnershipRow } from "./persistence/queries/partnership.query.ts";
import type { Snapshots } from "./persistence/snapshots.ts";
import type { PublishedSnapshots } from "./publication/published-snapshots.ts";
import type { LocalDataWall } from "./security/local-data.ts";
import type { SignIn } from "./security/sign-in.routes.ts";
import type { SmallCountReads } from "./security/small-count-reads.ts";
import { readingOf } from "./security/viewer.ts";
import { viewerOf } from "./security/walls.ts";

/** What all requests share. */
export interface Shared {
  readonly orm: MikroORM;
  readonly dimensions: DimensionCache;
  readonly snapshots: Snapshots;
  readonly published: PublishedSnapshots;
  readonly localData: LocalDataWall;
  readonly reads: SmallCountReads;
  readonly imports: ImportJobs;
  readonly signIn: SignIn | null;
}

/** The operation a request names; its body and query are the caller's and may hold anything. */
function operationOf({ body, query }: FastifyRequest): unknown {
  const named = (body ?? query ?? {}) as { readonly operationName?: unknown };
  return named.operationName;
}

/** What a request's resolvers may use; the operation's name is read from the request where none is given. */
export async function makeContext(
  request: FastifyRequest,
  shared: Shared,
  operation: unknown = operationOf(request),
): Promise<Context> {
  const { orm, dimensions, snapshots, published, localData, reads, imports, signIn } = shared;
  const viewer = await viewerOf(request, signIn);
  const kept = new Map<number, Promise<void>>();
  const readSnapshot = async (partnership: PartnershipRow) => {
    const membership = viewer.membershipOf(partnership.code);
    if (membership === null || readingOf(membership) === "PUBLISHED") return published.read(partnership);
    // Several fields of one operation are one reading.
    const keeping = kept.get(partnership.id) ?? reads.keep(partnership.id, viewer, membership, operation);
    kept.set(partnership.id, keeping);
    await keeping;
    return snapshots.read(partnership);
  };
  return { orm, dimensions, figures: new FigureLoader(orm), viewer, localData, imports, readSnapshot };
}
