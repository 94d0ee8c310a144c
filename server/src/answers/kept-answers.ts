import { hash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { LRUCache } from "lru-cache";
import type { PartnershipRow } from "../persistence/queries/partnership.query.ts";
import { readingOf, type ViewerMembership } from "../security/viewer.ts";

/** Largest answer that is kept, in bytes. */
const LARGEST_ANSWER = 4_000_000;

/** Size below which compressing costs more than it saves, in bytes. */
const SMALLEST_COMPRESSED = 1_400;

/** An answer as it is sent. */
export interface KeptAnswer {
  readonly bytes: Buffer;
  readonly contentType: string;
  /** Names the answer among all of all times, for those who ask whether theirs is still the newest. */
  readonly etag: string;
  /** It was made of small counts as recorded, so that reading it is kept in the audit log. */
  readonly isOfSmallCounts: boolean;
  /** The bytes compressed, once somebody took them so. */
  gzip: Buffer | null;
}

/** What an answer depends on besides the data version. */
export interface Asking {
  /** Document, operation and variables, as sent. */
  readonly text: string;
  readonly accept: string;
  readonly membership: ViewerMembership;
  /** The calendar's day, as 2026-03-31, which some answers count from. */
  readonly day: string;
}

/** The key of an answer: who asks in which part, what, and of which data. */
function keyOf({ text, accept, membership, day }: Asking, partnership: PartnershipRow): string {
  const { id, dataVersion, referenceVersion } = partnership;
  const part = [[...membership.roles].sort(), membership.organisationCode, readingOf(membership)];
  const versions = [id, dataVersion, referenceVersion, partnership.today ?? day, day];
  return hash("sha256", JSON.stringify([versions, part, accept, text]), "base64url");
}

/** Answers kept in memory until their partnership's data version has passed, as the bytes that were sent. */
export class KeptAnswers {
  readonly #answers: LRUCache<string, KeptAnswer> | null;

  /** Keeps up to so many bytes; 0 keeps none. */
  constructor(bytes: number) {
    const sizeCalculation = ({ bytes: { length } }: KeptAnswer) => length + 500;
    this.#answers = bytes === 0 ? null : new LRUCache({ maxSize: bytes, sizeCalculation });
  }

  find(asking: Asking, partnership: PartnershipRow): KeptAnswer | null {
    return this.#answers?.get(keyOf(asking, partnership)) ?? null;
  }

  /** Keeps an answer unless it is too large; returns it either way. */
  keep(
    asking: Asking,
    partnership: PartnershipRow,
    answer: Pick<KeptAnswer, "contentType" | "isOfSmallCounts"> & { readonly text: string },
  ): KeptAnswer {
    const key = keyOf(asking, partnership);
    const { text, ...rest } = answer;
    const kept: KeptAnswer = {
      ...rest,
      bytes: Buffer.from(text),
      etag: `"${partnership.dataVersion}-${key}"`,
      gzip: null,
    };
    if (kept.bytes.length <= LARGEST_ANSWER) this.#answers?.set(key, kept);
    return kept;
  }
}

/** The bytes compressed; null where they are too few to be worth it. */
export function gzipOf(answer: KeptAnswer): Buffer | null {
  if (answer.bytes.length < SMALLEST_COMPRESSED) return null;
  // Quick rather than small, and at once: waiting for a thread costs more.
  answer.gzip ??= gzipSync(answer.bytes, { level: 1 });
  return answer.gzip;
}
