import { type Change, CriticalityLevel, diff } from "@graphql-inspector/core";
import {
  type GraphQLArgument,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
} from "graphql";

/** How long what is deprecated stays, in months. */
export const DEPRECATION_MONTHS = 12;

/** How a deprecation says since when, and what to use instead. */
export const DATED = /^Since (\d{4}-\d{2}-\d{2}): \S/;

/** Whether a deprecation's period is over on a day. */
function isOver(reason: string | null | undefined, today: Date): boolean {
  const since = DATED.exec(reason ?? "")?.[1];
  if (since === undefined) return false;
  const end = new Date(`${since}T00:00:00Z`);
  end.setUTCMonth(end.getUTCMonth() + DEPRECATION_MONTHS);
  return end <= today;
}

/** A part of a type that may be deprecated, by its coordinate, with the types it leads to. */
interface Part {
  readonly at: string;
  readonly reason: string | null | undefined;
  readonly leadsTo: readonly GraphQLNamedType[];
}

const argumentPart = (at: string, { name, deprecationReason, type }: GraphQLArgument): Part => ({
  at: `${at}.${name}`,
  reason: deprecationReason,
  leadsTo: [getNamedType(type)],
});

/** Fields, arguments, input fields and values of a type. */
export function partsOf(type: GraphQLNamedType): Part[] {
  if (isEnumType(type))
    return type
      .getValues()
      .map((value) => ({ at: `${type.name}.${value.name}`, reason: value.deprecationReason, leadsTo: [] }));
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => ({
      at: `${type.name}.${field.name}`,
      reason: field.deprecationReason,
      leadsTo: [getNamedType(field.type)],
    }));
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).flatMap((field) => {
    const at = `${type.name}.${field.name}`;
    const own = { at, reason: field.deprecationReason, leadsTo: [getNamedType(field.type)] };
    return [own, ...field.args.map((argument) => argumentPart(at, argument))];
  });
}

/** Types that are still reached once all whose period is over is gone. */
function typesKept(schema: GraphQLSchema, today: Date): Set<string> {
  const kept = new Set<string>();
  const waiting: GraphQLNamedType[] = [
    schema.getQueryType(),
    schema.getMutationType(),
    schema.getSubscriptionType(),
  ].flatMap((type) => type ?? []);
  for (let type = waiting.pop(); type !== undefined; type = waiting.pop()) {
    if (kept.has(type.name)) continue;
    kept.add(type.name);
    if (isAbstractType(type)) waiting.push(...schema.getPossibleTypes(type));
    const parts = partsOf(type).filter(({ reason }) => !isOver(reason, today));
    waiting.push(...parts.flatMap(({ leadsTo }) => leadsTo));
  }
  return kept;
}

/** Whether a change takes away only what was deprecated long enough, or what only that led to. */
function isDue({ path }: Change, over: readonly string[], kept: ReadonlySet<string>): boolean {
  if (path === undefined) return false;
  const [type = ""] = path.split(".");
  return !kept.has(type) || over.some((at) => path === at || path.startsWith(`${at}.`));
}

/** Changes that break what was built on a released schema and were not announced for long enough, in words. */
export async function findBreaks(released: GraphQLSchema, now: GraphQLSchema, today: Date): Promise<string[]> {
  const parts = Object.values(released.getTypeMap()).flatMap(partsOf);
  const over = parts.filter(({ reason }) => isOver(reason, today)).map(({ at }) => at);
  const kept = typesKept(released, today);
  return (await diff(released, now))
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .filter((change) => !isDue(change, over, kept))
    .map(({ message }) => message);
}
