/** What a key may ask in a minute and at once. */
export interface KeyLimits {
  readonly requestsPerMinute: number;
  readonly pointsPerMinute: number;
  readonly concurrentRequests: number;
}

/** Limits of a key whose maker states none. */
export const DEFAULT_LIMITS: KeyLimits = {
  requestsPerMinute: 600,
  pointsPerMinute: 1_000_000,
  concurrentRequests: 8,
};

/** Least and most of each limit. */
export const LIMIT_BOUNDS: Readonly<Record<keyof KeyLimits, readonly [least: number, most: number]>> = {
  requestsPerMinute: [1, 60_000],
  pointsPerMinute: [100, 100_000_000],
  concurrentRequests: [1, 100],
};

/**
 * How long a process goes by what it asked of a key, in milliseconds: a key that is revoked opens nothing more after that, and
 * places for requests under way that a process does not ask for again are free for others.
 */
export const LEASE_MILLISECONDS = 15_000;

/** Share of a minute's requests and points that a process takes at a time. */
export const SLICE = 0.05;

/** Share of the places for requests under way that a process takes at a time. */
export const SLOT_SLICE = 0.25;
