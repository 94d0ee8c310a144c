import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from "graphql";

/** Lists answered whole, each with why it cannot outgrow one answer. */
export const WHOLE_LISTS: Readonly<Record<string, string>> = {
  "Query.measures": "the catalogue of measures",
  "Query.nodes": "what the ids asked for name",
  "Partnership.ageBands": "fixed words",
  "Partnership.clocks": "fixed words",
  "Partnership.functions": "fixed words",
  "Partnership.fundingSources": "fixed words",
  "Partnership.layers": "fixed words",
  "Partnership.needs": "fixed words",
  "Partnership.serviceLines": "fixed words",
  "Partnership.areas": "one council's geography",
  "Partnership.wards": "one council's geography",
  "Partnership.wardShapes": "one council's geography",
  "Partnership.comparedPlaces": "a council's comparators",
  "Partnership.measures": "the catalogue of measures",
  "Partnership.dataSets": "kinds of files",
  "Partnership.ageMoves": "moves of one month at three ages, a row a service line",
  "Partnership.imports": "the newest imports, as many as `first`",
  "Partnership.quarterReturns": "editions of one pool's year",
  "Partnership.returnComparison": "lines of one return",
  "Partnership.riskSharePreview": "a pool's past years",
  "Partnership.organisations": "words of filters; organisationPage has pages",
  "Partnership.arrangements": "also in pages, by arrangementPage",
  "Partnership.annotations": "also in pages, by annotationPage",
  "Partnership.exceptionNotes": "also in pages, by exceptionNotePage",
};

/** Results that are one thing's record and no table. */
const RECORDS = new Set(["Arrangement", "Viewer", "Partnership", "PartnershipChanges"]);

/** Numbers that are no Figure, because they are settings of a chart or of an import and say their unit in words. */
const BARE_NUMBERS = /^(Figure|Funnel|FunnelEnds|FunnelLine|Import|Load|AreaShape)\./;

const isList = (type: GraphQLOutputType) => isListType(getNullableType(type));

function fieldsOf(schema: GraphQLSchema, name: string): GraphQLField<unknown, unknown>[] {
  const type = schema.getType(name);
  return isObjectType(type) ? Object.values(type.getFields()) : [];
}

/** Root and partnership fields, with the type they are of. */
function questions(schema: GraphQLSchema): { readonly at: string; readonly field: GraphQLField<unknown, unknown> }[] {
  return ["Query", "Partnership"].flatMap((parent) =>
    fieldsOf(schema, parent).map((field) => ({ at: `${parent}.${field.name}`, field })),
  );
}

/** Plain lists that nobody said to be bounded. */
export function unboundedLists(schema: GraphQLSchema): string[] {
  return questions(schema)
    .filter(({ at, field }) => isList(field.type) && !(at in WHOLE_LISTS))
    .map(({ at }) => at);
}

const NEEDED = ["complete", "warnings"] as const;

function lacksOf(at: string, field: GraphQLField<unknown, unknown>): string[] {
  const type = getNamedType(field.type);
  if (isList(field.type) || !isObjectType(type) || RECORDS.has(type.name)) return [];
  const has = type.getFields();
  const lacks: string[] = NEEDED.filter((name) => !(name in has));
  if (at.startsWith("Partnership.") && !("dataVersion" in has)) lacks.push("dataVersion");
  if (!("rowCount" in has) && !("totalCount" in has)) lacks.push("rowCount");
  return lacks.map((name) => `${at}: ${type.name} has no ${name}`);
}

/** Results that do not say whether they are whole, how many rows they have, what to bear in mind or at which version. */
export function resultsWithoutPedigree(schema: GraphQLSchema): string[] {
  return questions(schema).flatMap(({ at, field }) => lacksOf(at, field));
}

function faultsOfPage(at: string, field: GraphQLField<unknown, unknown>): string[] {
  const type = getNamedType(field.type);
  if (!isObjectType(type) || !("pageInfo" in type.getFields())) return [];
  const fields = type.getFields();
  const asks = new Map(field.args.map((argument) => [argument.name, String(argument.type)]));
  const faults: string[] = [];
  if (asks.get("first") !== "Int!") faults.push("takes no first: Int!");
  if (asks.get("after") !== "String") faults.push("takes no after: String");
  if (!("rows" in fields) && !("edges" in fields)) faults.push("has neither rows nor edges");
  const edge = fields.edges === undefined ? null : getNamedType(fields.edges.type);
  if (isObjectType(edge)) {
    if (String(edge.getFields().cursor?.type) !== "String!") faults.push("has edges without a cursor");
    if (!isNonNullType(edge.getFields().node?.type)) faults.push("has edges without a node");
    if (!("totalCount" in fields)) faults.push("has edges and no totalCount");
  }
  return faults.map((fault) => `${at} ${fault}`);
}

/** Pages that are not asked for, or do not answer, as all others. */
export function unusualPages(schema: GraphQLSchema): string[] {
  return questions(schema).flatMap(({ at, field }) => faultsOfPage(at, field));
}

/** Pages in one order only, each with why nobody needs another. */
export const ONE_ORDER: Readonly<Record<string, string>> = {
  "Partnership.annotationPage": "events, by day",
  "Partnership.apiKeys": "a few keys, newest first",
  "Partnership.changes": "read on from a version, which is their order",
  "Partnership.exceptionNotePage": "notes found by the code of their exception",
  "Partnership.sharedUnderstanding": "a cross table, by the order of its cells",
};

/** Pages that take no order and are not said to need none, and those said so that take one. */
export function unorderedPages(schema: GraphQLSchema): string[] {
  return questions(schema)
    .filter(({ at, field }) => {
      const type = getNamedType(field.type);
      const isPage = isObjectType(type) && "pageInfo" in type.getFields();
      return isPage && field.args.some(({ name }) => name === "orderBy") === at in ONE_ORDER;
    })
    .map(({ at }) => at);
}

/** Arguments that filter or order in a language of their own. */
export function strangeArguments(schema: GraphQLSchema): string[] {
  return questions(schema).flatMap(({ at, field }) =>
    field.args.flatMap((argument): string[] => {
      const named = getNamedType(argument.type);
      const tell = (fault: string) => [`${at}(${argument.name}) ${fault}`];
      if (argument.name === "filter" && !(isInputObjectType(named) && named.name.endsWith("Filter")))
        return tell("is no input named …Filter");
      if (argument.name === "filter" && isNonNullType(argument.type)) return tell("is required");
      if (argument.name === "orderBy" && !isOrder(named)) return tell("is no list of { field, direction }");
      return [];
    }),
  );
}

function isOrder(type: GraphQLNamedType): boolean {
  if (!isInputObjectType(type)) return false;
  const { field, direction, ...rest } = type.getFields();
  const isEnum = field !== undefined && isEnumType(getNamedType(field.type));
  return isEnum && String(direction?.type) === "SortDirection!" && Object.keys(rest).length === 0;
}

/** Fields of filters that are neither a list, a range, a day nor a text, or that are required. */
export function strangeFilters(schema: GraphQLSchema): string[] {
  const filters = Object.values(schema.getTypeMap()).filter(
    (type) => isInputObjectType(type) && type.name.endsWith("Filter"),
  );
  return filters.flatMap((type) =>
    Object.values(isInputObjectType(type) ? type.getFields() : {})
      .filter((field) => {
        const isRange = isInputObjectType(getNamedType(field.type));
        const isPlain = ["String", "Date", "Boolean", "FinancialYear"].includes(getNamedType(field.type).name);
        return isNonNullType(field.type) || !(isListType(field.type) || isRange || isPlain);
      })
      .map((field) => `${type.name}.${field.name}: ${field.type}`),
  );
}

/** Numbers with a point that are no Figure, whose unit nobody could know. */
export function numbersWithoutUnit(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type) && !type.name.startsWith("__")
      ? Object.values(type.getFields())
          .filter((field) => getNamedType(field.type).name === "Float")
          .map((field) => `${type.name}.${field.name}`)
          .filter((at) => !BARE_NUMBERS.test(at))
      : [],
  );
}

/** Types with a Relay id that `node` does not know. */
export function typesBeyondNode(schema: GraphQLSchema): string[] {
  return Object.values(schema.getTypeMap()).flatMap((type) => {
    if (!isObjectType(type) || type.name.startsWith("__")) return [];
    const { id } = type.getFields();
    const isRelay = id !== undefined && (id.description ?? "").startsWith("Relay id");
    return isRelay && !type.getInterfaces().some(({ name }) => name === "Node") ? [type.name] : [];
  });
}
