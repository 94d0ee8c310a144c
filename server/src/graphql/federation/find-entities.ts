import type { Context } from "../context.ts";
import { findNodes } from "../node/find-nodes.ts";
import type { FoundNode } from "../node/node-reader.ts";
import { badInput, quote } from "../shared/errors.ts";
import { AREA_SCOPE, globalId } from "../shared/global-id.ts";

/** Most entities that are found at once. */
const MOST_ENTITIES = 1_000;

/** The id that a code stands for, of the types that are known by their code. */
const ID_OF_CODE: Readonly<Record<string, (code: string) => string>> = {
  Partnership: (code) => globalId("Partnership", code, code),
  Area: (code) => globalId("Area", AREA_SCOPE, code),
};

const ENTITIES = new Set(["Partnership", "Area", "Organisation", "Service"]);

/** The type and id that a representation names. */
function readRepresentation(representation: unknown, at: number): { readonly type: string; readonly id: string } {
  const argument = `representations.${at}`;
  if (typeof representation !== "object" || representation === null)
    throw badInput(argument, "must be an object with __typename and a key.");
  const { __typename: type, id, code } = representation as Readonly<Record<string, unknown>>;
  if (typeof type !== "string" || !ENTITIES.has(type))
    throw badInput(argument, `is no entity of this graph; use one of ${[...ENTITIES].join(", ")}.`);
  if (typeof id === "string") return { type, id };
  const idOfCode = Object.hasOwn(ID_OF_CODE, type) ? ID_OF_CODE[type] : undefined;
  if (idOfCode === undefined || typeof code !== "string")
    throw badInput(argument, `has no key of ${quote(type)}; give ${idOfCode === undefined ? "id" : "code or id"}.`);
  return { type, id: idOfCode(code) };
}

/** The entities that a supergraph asks for, in their order; null for one that names nothing the viewer may know of. */
export async function findEntities(
  context: Context,
  representations: readonly unknown[],
): Promise<(FoundNode | null)[]> {
  if (representations.length > MOST_ENTITIES)
    throw badInput("representations", `are at most ${MOST_ENTITIES}; ask for the rest apart.`);
  const asked = representations.map(readRepresentation);
  const found = await findNodes(
    context,
    asked.map(({ id }) => id),
  );
  return found.map((node, at) => (node?.__typename === asked[at]?.type ? node : null));
}
