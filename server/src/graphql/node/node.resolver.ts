import { Arg, Ctx, FieldResolver, ID, Query, Resolver, Root } from "type-graphql";
import type { Organisation } from "../../analytics/snapshot.ts";
import type { Context } from "../context.ts";
import { Rule } from "../rule.ts";
import { badInput } from "../shared/errors.ts";
import { AREA_SCOPE, globalId } from "../shared/global-id.ts";
import { NodeType } from "../shared/node.type.ts";
import { AreaType, OrganisationType } from "../shared/word.type.ts";
import { findNodes } from "./find-nodes.ts";
import type { FoundNode } from "./node-reader.ts";

/** Most things that are found at once. */
const MOST_IDS = 1_000;

@Resolver()
export class NodeResolver {
  @Rule("ENTER")
  @Query(() => NodeType, {
    nullable: true,
    description:
      "What a Relay id names, by the same rules as any other way to it; null where it names nothing for you. A finding is of the financial year that today is in.",
  })
  async node(
    @Ctx() context: Context,
    @Arg("id", () => ID, { description: "Relay id, as any answer has it." }) id: string,
  ): Promise<FoundNode | null> {
    return (await findNodes(context, [id]))[0] ?? null;
  }

  @Rule("ENTER")
  @Query(() => [NodeType], {
    nullable: "items",
    description: "What Relay ids name, in their order; null in place of one that names nothing for you.",
  })
  async nodes(
    @Ctx() context: Context,
    @Arg("ids", () => [ID], { description: "Relay ids, at most 1,000." }) ids: string[],
  ): Promise<(FoundNode | null)[]> {
    if (ids.length > MOST_IDS) throw badInput("ids", `are at most ${MOST_IDS}; ask for the rest apart.`);
    return findNodes(context, ids);
  }
}

@Resolver(() => AreaType)
export class AreaResolver {
  @FieldResolver(() => ID, { description: "Relay id, stable over data versions." })
  id(@Root() { code }: AreaType): string {
    return globalId("Area", AREA_SCOPE, code);
  }
}

@Resolver(() => OrganisationType)
export class OrganisationResolver {
  @FieldResolver(() => ID, { description: "Relay id, stable over data versions." })
  id(@Root() { code, partnershipCode }: Organisation): string {
    if (partnershipCode === undefined) throw new RangeError(`organisation ${code} was read of no partnership`);
    return globalId("Organisation", partnershipCode, code);
  }
}
