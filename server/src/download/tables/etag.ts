import { createHash, randomUUID } from "node:crypto";
import { isSteadyField } from "../../answers/question.ts";
import { todayOf } from "../../graphql/shared/partnership-argument.ts";
import type { Member } from "../../security/member.ts";
import { readingOf } from "../../security/viewer.ts";
import type { CatalogTable } from "./table-catalog.ts";

/** A server started anew may compute otherwise, so that nothing of the one before counts as unchanged. */
const RUN = randomUUID();

/** The tag of a table: the same person's rights, data and question give the same; null where it may change without a data version. */
export function etagOf({ membership, partnership }: Member, { name, rule }: CatalogTable, url: string): string | null {
  if (!isSteadyField(name.split("/")[0] ?? "", rule)) return null;
  const { id, dataVersion, referenceVersion } = partnership;
  const reader = [[...membership.roles].sort(), readingOf(membership)];
  const parts = JSON.stringify([RUN, url, id, dataVersion, referenceVersion, todayOf(partnership), reader]);
  return `W/"${createHash("sha256").update(parts).digest("base64url")}"`;
}

/** Whether a request has the tag's answer already (RFC 9110, weak comparison). */
export function hasTag(header: string | undefined, tag: string): boolean {
  const bare = (text: string) => text.trim().replace(/^W\//, "");
  return header?.split(",").some((entry) => bare(entry) === bare(tag) || entry.trim() === "*") ?? false;
}
