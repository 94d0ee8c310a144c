import type { KeyLimits } from "./key-limits.ts";

/** Why a request is not let in, and what to do about it. */
export interface KeyRefusal {
  readonly status: 401 | 429;
  readonly code: string;
  readonly message: string;
  readonly mend: string;
  /** What the answer tells of the limit that was met; empty where none was. */
  readonly limit: Readonly<Record<string, unknown>>;
  /** After how many seconds it may be asked again; null where waiting does not help. */
  readonly retryAfterSeconds: number | null;
}

function closed(code: string, message: string, mend: string): KeyRefusal {
  return { status: 401, code, message, mend, limit: {}, retryAfterSeconds: null };
}

/** Neither a session nor a key. */
export const ANONYMOUS = closed(
  "UNAUTHENTICATED",
  "You are not signed in, and sent no key.",
  "Sign in at /sign-in, or send a key as Authorization: Bearer tandem_….",
);

/** A text that is no key, or none of ours. */
export const UNKNOWN_KEY = closed(
  "KEY_UNKNOWN",
  "This is not a key of this server.",
  "Send the whole key, as it was shown when it was made, as Authorization: Bearer tandem_….",
);

export const EXPIRED_KEY = closed(
  "KEY_EXPIRED",
  "This key has expired.",
  "Ask an administrator of the partnership for a new one, made on the page Keys.",
);

export const REVOKED_KEY = closed(
  "KEY_REVOKED",
  "This key was revoked.",
  "Ask an administrator of the partnership for a new one, made on the page Keys.",
);

/** A key may never do more than whoever made it. */
export const KEY_BEYOND_MAKER = closed(
  "KEY_BEYOND_MAKER",
  "Whoever made this key may no longer do what it is for.",
  "Ask an administrator of the partnership for a new one, made on the page Keys.",
);

const WORDS: Readonly<Record<keyof KeyLimits, string>> = {
  requestsPerMinute: "requests a minute",
  pointsPerMinute: "points of cost a minute",
  concurrentRequests: "requests at once",
};

/** A key that has used up one of its limits. */
export function overLimit(
  limit: keyof KeyLimits,
  allowed: number,
  remaining: number,
  retryAfterSeconds: number,
): KeyRefusal {
  return {
    status: 429,
    code: "RATE_LIMITED",
    message: `This key may have ${allowed} ${WORDS[limit]}, and ${remaining} are left.`,
    mend: `Ask again in ${retryAfterSeconds} s.`,
    limit: { limit, allowed, remaining, retryAfterSeconds },
    retryAfterSeconds,
  };
}

/** A question that costs more than its key may spend in a whole minute. */
export function overWholeMinute(allowed: number, requested: number): KeyRefusal {
  return {
    status: 429,
    code: "RATE_LIMITED",
    message: `This question costs ${requested} points, and its key may spend ${allowed} a minute.`,
    mend: "Ask for fewer fields or smaller pages, or ask an administrator for a key with more points.",
    limit: { limit: "pointsPerMinute", allowed, requested },
    retryAfterSeconds: null,
  };
}
