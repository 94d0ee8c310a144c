import { callerOf } from "../security/caller.ts";
import { readingOf, type Viewer } from "../security/viewer.ts";

/** Most streams that one caller may hold, and that one server holds. */
export interface StreamLimits {
  readonly perCaller: number;
  readonly inAll: number;
}

/** The usual limits: a browser's tabs share one stream, so that a person needs few. */
export const STREAM_LIMITS: StreamLimits = { perCaller: 20, inAll: 1_000 };

/** How often it is asked whether those who listen still may. */
const RECHECK_MILLISECONDS = 15_000;

/** A stream that is open. */
interface OpenStream {
  readonly viewer: Viewer;
  /** Ends it, telling its reader why; or silently, so that its reader comes back at once. */
  readonly end: (reason: "NOT_ALLOWED" | "STOPPING") => void;
}

/** Why a stream may not be opened. */
export type StreamRefusal = "CALLER_HAS_TOO_MANY" | "SERVER_HAS_TOO_MANY" | "STOPPING";

/** What a caller's streams rest on; a change of it ends them, and their readers ask anew. */
function rightsOf(viewer: Viewer): string {
  const memberships = (viewer.partnershipCodes ?? []).map(viewer.membershipOf);
  return JSON.stringify(memberships.map((membership) => [membership, readingOf(membership)]));
}

/** All open streams: how many, whose, and whether they may go on. */
export class StreamRegister {
  readonly #limits: StreamLimits;
  readonly #look: (viewer: Viewer) => Promise<Viewer>;
  readonly #open = new Set<OpenStream>();
  readonly #timer: NodeJS.Timeout;
  #isStopping = false;

  /** `look` finds who a caller is now, without keeping a session alive; a stranger once a session or key is over. */
  constructor(limits: StreamLimits, look: (viewer: Viewer) => Promise<Viewer>) {
    this.#limits = limits;
    this.#look = look;
    this.#timer = setInterval(() => void this.recheck(), RECHECK_MILLISECONDS);
    this.#timer.unref();
  }

  get count(): number {
    return this.#open.size;
  }

  /** Why a viewer may open no further stream; null where they may. */
  findRefusal(viewer: Viewer): StreamRefusal | null {
    if (this.#isStopping) return "STOPPING";
    if (this.#open.size >= this.#limits.inAll) return "SERVER_HAS_TOO_MANY";
    const caller = callerOf(viewer);
    const own = [...this.#open].filter((stream) => callerOf(stream.viewer) === caller).length;
    return own >= this.#limits.perCaller ? "CALLER_HAS_TOO_MANY" : null;
  }

  /** Counts a stream until the returned function is called. */
  add(stream: OpenStream): () => void {
    this.#open.add(stream);
    return () => void this.#open.delete(stream);
  }

  /** Ends the streams of sessions and keys that are over, and of callers whose part has changed: one statement a caller. */
  async recheck(): Promise<void> {
    for (const streams of Map.groupBy(this.#open, ({ viewer }) => callerOf(viewer)).values()) {
      const [first] = streams;
      // A database that does not answer ends nothing; the next look decides.
      const now = first === undefined ? null : await this.#look(first.viewer).catch(() => null);
      if (now === null) continue;
      for (const stream of streams) if (rightsOf(now) !== rightsOf(stream.viewer)) stream.end("NOT_ALLOWED");
    }
  }

  /** Ends every stream, and opens no further one. */
  close(): void {
    this.#isStopping = true;
    clearInterval(this.#timer);
    for (const stream of [...this.#open]) stream.end("STOPPING");
  }
}
