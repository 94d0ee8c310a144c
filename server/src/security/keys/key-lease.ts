import type { ApiKeyLeaseRow } from "../../persistence/queries/api-keys.query.ts";
import { type KeyLimits, LEASE_MILLISECONDS, SLOT_SLICE } from "./key-limits.ts";
import { type KeyRefusal, overLimit, overWholeMinute } from "./key-refusal.ts";

const MINUTE = 60_000;

/** How long a limit that was met is not asked about again, in milliseconds. */
const PATIENCE = 1_000;

/** How long a process keeps places that nobody needs any more before it gives them back, in milliseconds. */
const GIVE_BACK = 1_000;

/** How often one request has a slice asked for before it is refused. */
const MOST_TURNS = 5;

/** What a process needs of a key, and what it gives back of its last slice. */
export interface LeaseNeed {
  readonly requests: number;
  readonly points: number;
  readonly slots: number;
  readonly unspentMinute: string | null;
  readonly unspentRequests: number;
  readonly unspentPoints: number;
}

/** What is left of a key's minute, as far as this process knows. */
export interface KeyBudget {
  readonly requests: number;
  readonly points: number;
  readonly resetSeconds: number;
}

/** Where a lease is asked for, and the clock. */
export interface LeaseDesk {
  readonly ask: (need: LeaseNeed) => Promise<ApiKeyLeaseRow | null>;
  /** Why a key as it stands opens nothing; null where it does. */
  readonly refusalOf: (row: ApiKeyLeaseRow | null) => KeyRefusal | null;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** What one process holds of one key: a slice of its minute, spent in memory, and places for requests under way. */
export class KeyLease {
  readonly #desk: LeaseDesk;
  #row: ApiKeyLeaseRow | null = null;
  #renewal: Promise<void> | null = null;
  #askedAt = Number.NEGATIVE_INFINITY;
  #requests = 0;
  #points = 0;
  #underWay = 0;
  #waiting = 0;
  #wantedSlots = 0;
  #givingBack: NodeJS.Timeout | null = null;

  constructor(desk: LeaseDesk) {
    this.#desk = desk;
  }

  /** The key as it stood when it was last asked for; null where there is none. */
  get row(): ApiKeyLeaseRow | null {
    return this.#row;
  }

  /** Whether the key was ever asked for, and so whether there is none where there is no row. */
  get wasAsked(): boolean {
    return this.#askedAt !== Number.NEGATIVE_INFINITY;
  }

  /** Takes a place and a request, or says why there is none. */
  async take(): Promise<KeyRefusal | null> {
    this.#waiting += 1;
    try {
      return await this.#turn(0, () => this.#takeRequest());
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Why the key opens nothing now; null where it does. Nothing is spent, and the places of requests under way are kept. */
  async look(): Promise<KeyRefusal | null> {
    if (this.#isStale()) await this.#renew(0);
    return this.#desk.refusalOf(this.#row);
  }

  /** Spends points, or says why there are not so many. */
  async charge(points: number): Promise<KeyRefusal | null> {
    const allowed = this.#row?.pointsPerMinute ?? 0;
    if (points > allowed) return overWholeMinute(allowed, points);
    return this.#turn(points, () => this.#takePoints(points));
  }

  /** Gives a place back; places past the process's own share go back to all once they have not been needed for a moment. */
  release(): void {
    this.#underWay -= 1;
    if (this.#givingBack !== null || !this.#hasIdlePlaces()) return;
    this.#givingBack = setTimeout(() => {
      this.#givingBack = null;
      // What fails here is only kept until it lapses.
      if (this.#hasIdlePlaces()) this.#renew(0).catch(() => undefined);
    }, GIVE_BACK);
    this.#givingBack.unref();
  }

  #hasIdlePlaces(): boolean {
    const { slots = 0, concurrentRequests = 0 } = this.#row ?? {};
    return slots > Math.max(this.#underWay + this.#waiting, Math.ceil(concurrentRequests * SLOT_SLICE));
  }

  left(): KeyBudget {
    const { freeRequests = 0, freePoints = 0 } = this.#row ?? {};
    return {
      requests: this.#requests + freeRequests,
      points: this.#points + freePoints,
      resetSeconds: this.#resetSeconds(),
    };
  }

  #resetSeconds(): number {
    const end = Date.parse(this.#row?.minute ?? "") + MINUTE;
    return Math.min(60, Math.max(1, Math.ceil((end - this.#desk.now()) / 1000)));
  }

  /** Takes a request and a place for it; or says what there is too little of, and takes nothing. */
  #takeRequest(): keyof KeyLimits | null {
    if (this.#requests < 1) return "requestsPerMinute";
    if (this.#underWay >= (this.#row?.slots ?? 0)) return "concurrentRequests";
    this.#requests -= 1;
    this.#underWay += 1;
    return null;
  }

  #takePoints(points: number): keyof KeyLimits | null {
    if (this.#points < points) return "pointsPerMinute";
    this.#points -= points;
    return null;
  }

  /** Tries to take, and asks for a slice where something is short; each try is one step, so that no two take the same. */
  async #turn(points: number, take: () => keyof KeyLimits | null): Promise<KeyRefusal | null> {
    let short: keyof KeyLimits = "requestsPerMinute";
    for (let turn = 0; turn < MOST_TURNS; turn += 1) {
      if (this.#isStale()) await this.#renew(points);
      const refusal = this.#desk.refusalOf(this.#row);
      if (refusal !== null) return refusal;
      const lacking = take();
      if (lacking === null) return null;
      short = lacking;
      if (this.#isDry(short, points)) return this.#refuse(short);
      await this.#renew(points);
    }
    return this.#refuse(short);
  }

  #refuse(limit: keyof KeyLimits): KeyRefusal {
    const left = this.left();
    const remaining = { requestsPerMinute: left.requests, pointsPerMinute: left.points, concurrentRequests: 0 }[limit];
    const seconds = limit === "concurrentRequests" ? 1 : left.resetSeconds;
    return overLimit(limit, this.#row?.[limit] ?? 0, remaining, seconds);
  }

  /** Whether what was asked is too old to go by, or of a minute that is over. */
  #isStale(): boolean {
    const now = this.#desk.now();
    // Of a clock that was put back nobody knows how old it is.
    const isOld = now - this.#askedAt >= LEASE_MILLISECONDS || now < this.#askedAt;
    return isOld || this.#row === null || now >= Date.parse(this.#row.minute) + MINUTE;
  }

  /** Whether asking once more would bring nothing: it was tried within the last second. */
  #isDry(limit: keyof KeyLimits, points: number): boolean {
    if (this.#row === null || this.#desk.now() - this.#askedAt >= PATIENCE) return false;
    if (limit === "requestsPerMinute") return this.#row.freeRequests <= 0;
    if (limit === "pointsPerMinute") return this.#points + this.#row.freePoints < points;
    return this.#row.slots < Math.max(this.#wantedSlots, 1) || this.#row.slots >= this.#row.concurrentRequests;
  }

  /** One asking at a time; whoever comes meanwhile waits for it. */
  #renew(points: number): Promise<void> {
    this.#renewal ??= this.#askAgain(points).finally(() => {
      this.#renewal = null;
    });
    return this.#renewal;
  }

  async #askAgain(points: number): Promise<void> {
    const [unspentRequests, unspentPoints] = [this.#requests, this.#points];
    // Given back from here on, so that nobody spends it meanwhile.
    this.#requests = 0;
    this.#points = 0;
    const slots = Math.max(1, this.#underWay + this.#waiting);
    const row = await this.#desk.ask({
      requests: Math.max(1, this.#waiting),
      points,
      slots,
      unspentMinute: this.#row?.minute ?? null,
      unspentRequests,
      unspentPoints,
    });
    this.#row = row;
    this.#askedAt = this.#desk.now();
    this.#wantedSlots = slots;
    this.#requests = row?.requests ?? 0;
    this.#points = row?.points ?? 0;
  }
}
