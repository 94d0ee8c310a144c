import type { MikroORM } from "@mikro-orm/postgresql";
import type { FastifyRequest } from "fastify";
import { answeringOf } from "./answers/answers.routes.ts";
import type { Context } from "./graphql/context.ts";
import type { TrustedDocuments } from "./graphql/cost/trusted-documents.ts";
import { FigureLoader } from "./graphql/measure/figure-loader.ts";
import { noPastCounts } from "./graphql/shared/errors.ts";
import type { ImportJobs } from "./import/import-jobs.ts";
import type { LiveUpdates } from "./live/live-updates.ts";
import type { CurrentPartnerships } from "./persistence/current-partnerships.ts";
import type { DimensionCache } from "./persistence/dimensions.ts";
import type { PartnershipRow } from "./persistence/queries/partnership.query.ts";
import type { Registers } from "./persistence/registers.ts";
import type { Snapshots } from "./persistence/snapshots.ts";
import type { PublishedSnapshots } from "./publication/published-snapshots.ts";
import type { Gate } from "./security/gate.ts";
import type { LocalDataWall } from "./security/local-data.ts";
import type { SmallCountReads } from "./security/small-count-reads.ts";
import { readingOf } from "./security/viewer.ts";

/** What all requests share. */
export interface Shared {
  readonly orm: MikroORM;
  readonly dimensions: DimensionCache;
  readonly partnerships: CurrentPartnerships;
  readonly registers: Registers;
  readonly snapshots: Snapshots;
  readonly published: PublishedSnapshots;
  readonly localData: LocalDataWall;
  readonly reads: SmallCountReads;
  readonly imports: ImportJobs;
  readonly gate: Gate;
  readonly trusted: TrustedDocuments;
  readonly now: () => Date;
  readonly live: LiveUpdates;
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
  const { orm, snapshots, published, localData, reads, imports, live, gate, now, trusted } = shared;
  const { dimensions, partnerships, registers } = shared;
  const viewer = gate.viewerOf(request);
  const answering = answeringOf(request);
  const kept = new Map<number, Promise<void>>();
  const readSnapshot = async (partnership: PartnershipRow) => {
    const membership = viewer.membershipOf(partnership.code);
    if (membership === null || readingOf(membership) === "PUBLISHED") {
      if (partnership.isPast) throw noPastCounts();
      return published.read(partnership);
    }
    // Several fields of one operation are one reading.
    const keeping = kept.get(partnership.id) ?? reads.keep(partnership.id, viewer, membership, operation);
    kept.set(partnership.id, keeping);
    answering.isOfSmallCounts = true;
    await keeping;
    return snapshots.read(partnership);
  };
  const key = gate.keyOf(request);
  return {
    orm,
    dimensions,
    partnerships,
    registers,
    figures: new FigureLoader(orm),
    viewer,
    key,
    isTrusted: (source) => key === null && trusted.has(source),
    now,
    localData,
    imports,
    live,
    answering,
    readSnapshot,
  };
}
