import {
  type GraphQLField,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  isUnionType,
} from "graphql";

/** How deep below a field everything is asked for. */
const DEPTH = 7;

/** Values that a required argument takes, by its name; the seeds have data for all of them. */
const SAMPLES: Readonly<Record<string, string>> = {
  period: '{ type: FINANCIAL_YEAR, code: "2025-26" }',
  basis: "EXPRESSED",
  by: "[SERVICE_LINE]",
  from: '"2025-04"',
  to: '"2026-03"',
  grain: "FINANCIAL_YEAR",
  month: '"2026-03"',
  financialYear: '"2025-26"',
  // More than any list of the seeds that is asked for so, and within the limit of cost.
  first: "500",
  arrangement: '"S75-CYP"',
  quarter: '"2025-26-Q3"',
  edition: "1",
  withEdition: "1",
  direction: "OVERSPEND",
  rule: `{ scope: POOL, reservePence: 0, isOffset: true, barsRingFenced: true, isKept: false,
    tiers: [{ basis: CONTRIBUTION, parties: [] }] }`,
};

/** Arguments that a field needs though its type does not say so, or that mean something else there. */
const OWN_SAMPLES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  outlook: { to: '"2030-31"' },
  arrangement: { code: '"S75-CYP"' },
  comparison: { measure: '"ehc-requests-refused"' },
  ehcPlanMix: { by: "NEED" },
  poolMoney: { by: "[SCHEME]" },
  spending: { pence: "10000000" },
  serviceHistory: { service: '"SLT-EARLY-NHS"' },
  serviceFigures: { services: '["SLT-EARLY-NHS", "SLT-EARLY-TALK"]' },
};

function argumentsOf(field: GraphQLField<unknown, unknown>): string {
  const own = OWN_SAMPLES[field.name] ?? {};
  const needed = field.args.filter((argument) => isRequiredArgument(argument) || argument.name in own);
  const given = needed.map(({ name }) => {
    const value = own[name] ?? SAMPLES[name];
    if (value === undefined) throw new Error(`no sample of the argument ${name} of ${field.name}`);
    return `${name}: ${value}`;
  });
  return given.length === 0 ? "" : `(${given.join(", ")})`;
}

/** Everything below a type, as a selection; null where nothing can be asked so deep. */
function selectionOf(type: GraphQLOutputType, depth: number): string | null {
  const named = getNamedType(type);
  if (isLeafType(named)) return "";
  if (depth === 0) return null;
  if (isUnionType(named)) {
    const parts = named.getTypes().map((member) => `... on ${member.name} ${selectionOf(member, depth)}`);
    return `{ __typename ${parts.join(" ")} }`;
  }
  if (!isObjectType(named)) return null;
  const parts = Object.values(named.getFields())
    .filter((field) => !field.args.some(isRequiredArgument))
    .flatMap((field) => {
      const below = selectionOf(field.type, depth - 1);
      return below === null ? [] : [`${field.name} ${below}`];
    });
  return parts.length === 0 ? null : `{ ${parts.join(" ")} }`;
}

/** Names of the fields of a type. */
export function fieldNames(schema: GraphQLSchema, typeName: string): string[] {
  const type = schema.getType(typeName);
  return isObjectType(type) ? Object.keys(type.getFields()) : [];
}

/** A query for one field of a partnership and everything below it, with arguments the seeds have data for. */
export function wholeField(schema: GraphQLSchema, name: string): string {
  const partnership = schema.getType("Partnership");
  const field = isObjectType(partnership) ? partnership.getFields()[name] : undefined;
  if (field === undefined) throw new Error(`a partnership has no field ${name}`);
  const selection = selectionOf(field.type, DEPTH) ?? "";
  return `query Whole($code: ID!) { partnership(code: $code) { ${name}${argumentsOf(field)} ${selection} } }`;
}
