import { Arg, Ctx, ID, Resolver, Root, Subscription } from "type-graphql";
import type { DataVersionRow } from "../../persistence/queries/data-versions.query.ts";
import type { LoadRow } from "../../persistence/queries/loads.query.ts";
import { readingOf } from "../../security/viewer.ts";
import type { Context } from "../context.ts";
import { LoadType } from "../load/load.type.ts";
import { presentLoad } from "../load/present-load.ts";
import { Rule } from "../rule.ts";
import { badInput } from "../shared/errors.ts";
import { globalId, readGlobalId } from "../shared/global-id.ts";
import { findPartnership } from "../shared/partnership-argument.ts";
import { NewDataVersionType } from "./live.type.ts";

/** What a subscription is begun with: its arguments as they were sent, checked by the schema. */
interface Begun<T> {
  readonly args: T;
  readonly context: Context;
}

async function beginVersions({ args, context }: Begun<{ readonly partnership: string }>) {
  const partnership = await findPartnership(context, args.partnership);
  return context.live.versions(partnership);
}

/** Number of the load that an id names; null where none is given. */
function readAfter(after: string | null | undefined, partnershipCode: string): number | null {
  if (after === undefined || after === null) return null;
  const named = readGlobalId(after);
  const number = Number(named?.code);
  const isLoad = named?.type === "Load" && named.partnership === partnershipCode && Number.isSafeInteger(number);
  if (!isLoad || number > 2_147_483_647)
    throw badInput("after", "names no load of the partnership; use the id of one, or leave it out.");
  return number;
}

async function beginLoads({ args, context }: Begun<{ readonly partnership: string; readonly after?: string | null }>) {
  const partnership = await findPartnership(context, args.partnership);
  return context.live.loads(partnership.id, readAfter(args.after, partnership.code));
}

@Resolver()
export class LiveResolver {
  @Rule("READ_REGISTER")
  @Subscription(() => NewDataVersionType, {
    subscribe: beginVersions as never,
    description: "The partnership's current data version at once, then each new one as it is committed.",
  })
  dataVersions(
    @Root() { number, committedAt, loadId }: DataVersionRow,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) partnership: string,
  ): NewDataVersionType {
    const load = loadId === null ? null : globalId("Load", partnership, loadId);
    return { partnership, dataVersion: number, committedAt, load };
  }

  @Rule("READ_REGISTER")
  @Subscription(() => LoadType, {
    subscribe: beginLoads as never,
    description: "Each load of the partnership as it finishes, committed or refused.",
  })
  loads(
    @Root() load: LoadRow,
    @Ctx() { viewer }: Context,
    @Arg("partnership", () => ID, { description: "Code of the partnership." }) partnership: string,
    @Arg("after", () => ID, {
      nullable: true,
      description: "Id of the last load that was heard of; those finished since come first, 500 at most.",
    })
    _after?: string | null,
  ): LoadType {
    const isOpen = readingOf(viewer.membershipOf(partnership)) === "UNSUPPRESSED";
    return presentLoad(load, partnership, isOpen);
  }
}
