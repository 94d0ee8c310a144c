import { type GraphQLSchema, Kind, type OperationDefinitionNode, parse } from "graphql";
import { type CatalogTable, catalogOf } from "./table-catalog.ts";
import { operationName, tableDocument, tablePath } from "./table-document.ts";
import { planTable, type TablePlan } from "./table-plan.ts";

/** A table with its stored query, planned. */
export interface StoredTable {
  readonly table: CatalogTable;
  readonly plan: TablePlan;
  readonly operation: string;
}

function store(schema: GraphQLSchema, table: CatalogTable): StoredTable {
  const document = parse(tableDocument(table));
  const operation = document.definitions.find(
    (definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new TypeError(`table ${table.name} has no query`);
  const plan = planTable({ schema, document, variables: {} }, operation, tablePath(table));
  return { table, plan, operation: operationName(table) };
}

/** Every table that the schema has, by its name, with the query that answers it. */
export function storedTables(schema: GraphQLSchema): ReadonlyMap<string, StoredTable> {
  return new Map([...catalogOf(schema).values()].map((table) => [table.name, store(schema, table)]));
}
