import { type DocumentNode, type GraphQLSchema, getOperationAST, parse } from "graphql";
import { LRUCache } from "lru-cache";
import { type CostPlan, costOf, findCost, largestPage, planCost } from "./cost.ts";
import { scanDocument } from "./document-scan.ts";
import { checkShape } from "./document-shape.ts";
import { checkLimits, LIMITS, type Refusal } from "./limit-values.ts";
import { checkVariables } from "./variable-values.ts";

/** What is asked: a document, which of its operations, and its variables; all as the caller sent them. */
export interface Asked {
  readonly source: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: unknown;
}

/** What an operation within the limits costs; null where the document is none that runs, which the server then says. */
export interface Admitted {
  readonly cost: number | null;
}

/** A document within the limits, with what each of its operations asked for so far costs. */
interface Known {
  readonly document: DocumentNode;
  readonly plans: Map<string, CostPlan | null>;
}

/** Characters of documents that are remembered, and of one: a character takes some sixty bytes once read; the dashboard has 70,000. */
const REMEMBERED_CHARACTERS = 400_000;
const REMEMBERED_DOCUMENT = 20_000;

/** Limits on what is asked, applied before anything is validated or run; a document asked for again is not read again. */
export class Limits {
  /** The schema that is asked. */
  readonly schema: GraphQLSchema;
  readonly #known = new LRUCache<string, Known>({
    maxSize: REMEMBERED_CHARACTERS,
    maxEntrySize: REMEMBERED_DOCUMENT,
    sizeCalculation: (_, source) => Math.max(1, source.length),
  });

  constructor(schema: GraphQLSchema) {
    this.schema = schema;
  }

  /** What it costs, or why it is refused. */
  check({ source, operationName, variables }: Asked): Admitted | Refusal {
    const heavy = checkVariables(variables);
    if (heavy !== null) return heavy;
    const given = typeof variables === "object" ? (variables as Readonly<Record<string, unknown>> | null) : null;
    const known = this.#known.get(source) ?? this.#read(source, operationName, given);
    if (known === null) return { cost: null };
    if ("limit" in known) return known;
    const plan = this.#planOf(known, operationName ?? null);
    if (plan === null) return { cost: null };
    const cost = costOf(plan, given);
    return checkLimits({ pageSize: largestPage(plan, given), cost }, cost) ?? { cost };
  }

  /** Reads a document not seen lately; null where it is no GraphQL. */
  #read(source: string, operationName: Asked["operationName"], variables: CostVariables): Known | Refusal | null {
    const long = scanDocument(source);
    if (long !== null) return long;
    const document = parseOrNull(source);
    if (document === null) return null;
    const asked = { variables, operationName: operationName ?? null };
    const refusal = checkShape(document, () => findCost(this.schema, document, asked));
    if (refusal !== null) return refusal;
    const known: Known = { document, plans: new Map() };
    this.#known.set(source, known);
    return known;
  }

  #planOf({ document, plans }: Known, operationName: string | null): CostPlan | null {
    const planned = plans.get(operationName ?? "");
    if (planned !== undefined) return planned;
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    const plan = planCost(this.schema, document, operation);
    plans.set(operationName ?? "", plan);
    return plan;
  }
}

type CostVariables = Readonly<Record<string, unknown>> | null;

function parseOrNull(source: string): DocumentNode | null {
  try {
    return parse(source, { maxTokens: LIMITS.tokens, noLocation: true });
  } catch {
    return null;
  }
}
