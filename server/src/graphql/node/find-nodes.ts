import { readAreasNamed } from "../../persistence/queries/areas.query.ts";
import type { Context } from "../context.ts";
import { checkRule } from "../rule.ts";
import { AREA_SCOPE, globalId, readGlobalId } from "../shared/global-id.ts";
import { enterPartnership } from "../shared/partnership-argument.ts";
import { FINDING_NODES } from "./finding-nodes.ts";
import { MONEY_NODES } from "./money-nodes.ts";
import { type FoundNode, nodesOf } from "./node-reader.ts";
import { REGISTER_NODES } from "./register-nodes.ts";

const READERS = new Map(Object.entries({ ...REGISTER_NODES, ...MONEY_NODES, ...FINDING_NODES }));

/** Codes of one type in one partnership. */
interface Asked {
  readonly type: string;
  readonly partnership: string;
  readonly codes: Set<string>;
}

/** Ids that may name something, by partnership and type. */
function groupIds(ids: readonly string[]): Asked[] {
  const groups = new Map<string, Asked>();
  for (const id of ids) {
    const read = readGlobalId(id);
    if (read === null || id.includes("\0") || read.code.includes("\0") || read.partnership.includes("\0")) continue;
    const { type, partnership, code } = read;
    const key = `${type}:${partnership}`;
    const group = groups.get(key) ?? { type, partnership, codes: new Set() };
    group.codes.add(code);
    groups.set(key, group);
  }
  return [...groups.values()];
}

async function readAreas({ orm }: Context, codes: readonly string[]): Promise<FoundNode[]> {
  const rows = await readAreasNamed(orm, codes);
  return nodesOf(
    "Area",
    rows.map((row) => ({ ...row, id: globalId("Area", AREA_SCOPE, row.code) })),
  );
}

/** What a group of codes names: nothing in a partnership that is not the viewer's, as in one that does not exist. */
async function readGroup(context: Context, { type, partnership: code, codes }: Asked): Promise<readonly FoundNode[]> {
  if (type === "Area") return code === AREA_SCOPE ? readAreas(context, [...codes]) : [];
  const reader = READERS.get(type);
  if (reader === undefined || context.viewer.membershipOf(code) === null) return [];
  const partnership = await enterPartnership(context, code, "id").catch((error: unknown) => {
    if (isNotFound(error)) return null;
    throw error;
  });
  if (partnership === null) return [];
  checkRule(reader.rule, context.viewer, code);
  return reader.read(context, partnership, [...codes]);
}

const isNotFound = (error: unknown) =>
  error instanceof Error && "extensions" in error && (error.extensions as { code?: unknown }).code === "NOT_FOUND";

/** What ids name, in their order; null for one that names nothing the viewer may know of. */
export async function findNodes(context: Context, ids: readonly string[]): Promise<(FoundNode | null)[]> {
  const found = new Map<string, FoundNode>();
  for (const group of groupIds(ids)) for (const node of await readGroup(context, group)) found.set(node.nodeId, node);
  return ids.map((id) => found.get(id) ?? null);
}
