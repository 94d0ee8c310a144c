import type { MikroORM } from "@mikro-orm/postgresql";
import type { AppOptions } from "./app-options.ts";
import { type Config, isLoopback } from "./config.ts";
import { faultTitle } from "./fault-text.ts";
import { TrustedDocuments } from "./graphql/cost/trusted-documents.ts";
import { ImportJobs } from "./import/import-jobs.ts";
import { LiveUpdates } from "./live/live-updates.ts";
import { STREAM_LIMITS, StreamRegister } from "./live/stream-register.ts";
import { CurrentPartnerships } from "./persistence/current-partnerships.ts";
import { DimensionCache } from "./persistence/dimensions.ts";
import { openOrm } from "./persistence/orm.ts";
import { Registers } from "./persistence/registers.ts";
import { Snapshots } from "./persistence/snapshots.ts";
import { REQUEST_TIMEOUTS } from "./persistence/timeouts.ts";
import { VersionListener } from "./persistence/version-listener.ts";
import { PublishedSnapshots } from "./publication/published-snapshots.ts";
import type { Shared } from "./request-context.ts";
import { Gate } from "./security/gate.ts";
import { KeyRing } from "./security/keys/key-ring.ts";
import { LocalDataWall } from "./security/local-data.ts";
import type { SignIn } from "./security/sign-in.routes.ts";
import { SmallCountReads } from "./security/small-count-reads.ts";
import { openSignIn } from "./security/walls.ts";

/** All that one server is made of, besides its addresses. */
export interface Parts extends Shared {
  readonly signIn: SignIn | null;
  readonly listener: VersionListener;
  readonly streams: StreamRegister;
}

/** Connections that requests share. */
const POOL_SIZE = 10;

/** The database as requests ask it. */
function openRequestOrm({ poolUrl }: Config, databaseUrl: string): Promise<MikroORM> {
  return poolUrl === null
    ? openOrm(databaseUrl, "tandem_app", POOL_SIZE, REQUEST_TIMEOUTS)
    : openOrm(poolUrl, null, POOL_SIZE, REQUEST_TIMEOUTS);
}

/** The one way to data: open without a session or key only where nobody signs in and this machine alone is listened to. */
function openGate(orm: MikroORM, signIn: SignIn | null, config: Config, now: () => Date): Gate {
  const isEvaluation = signIn === null && isLoopback(config.host);
  return new Gate({ signIn, isEvaluation, keys: new KeyRing(orm, { now, isEvaluation }) });
}

/** Listens for writes of this process and others. */
function listenFor(databaseUrl: string, { partnerships, snapshots, live }: Shared): VersionListener {
  return new VersionListener(databaseUrl, {
    onVersion: (notice) => {
      partnerships.hear(notice);
      snapshots.refresh(notice);
      live.onVersion(notice.partnershipId);
    },
    onLoad: (partnershipId) => live.onLoad(partnershipId),
    onHearing: (isHearing) => partnerships.setHearing(isHearing),
    onReturn: () => live.onReturn(),
  });
}

/** Opens all that requests share, on a database. */
export async function openParts({ config, databaseUrl, log, now = () => new Date() }: AppOptions): Promise<Parts> {
  const orm = await openRequestOrm(config, databaseUrl);
  const signIn = openSignIn(config.signIn, { orm, log, now });
  const snapshots = new Snapshots(orm);
  const partnerships = new CurrentPartnerships(orm);
  const shared: Shared = {
    orm,
    now,
    snapshots,
    partnerships,
    trusted: new TrustedDocuments(),
    gate: openGate(orm, signIn, config, now),
    live: new LiveUpdates(orm),
    published: new PublishedSnapshots(orm, snapshots),
    dimensions: new DimensionCache(orm),
    registers: new Registers(orm),
    localData: new LocalDataWall(orm, signIn !== null || config.isLocalDataOpen),
    reads: new SmallCountReads(orm),
    imports: new ImportJobs(
      orm,
      (fault) => log.error(`import failed: ${faultTitle(fault)}`),
      () => partnerships.forget(),
    ),
  };
  return {
    ...shared,
    signIn,
    streams: new StreamRegister(STREAM_LIMITS, (viewer) => shared.gate.viewerNow(viewer)),
    listener: listenFor(databaseUrl, shared),
  };
}
