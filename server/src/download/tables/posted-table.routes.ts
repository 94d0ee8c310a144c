import type { FastifyReply, FastifyRequest } from "fastify";
import { getOperationAST, getVariableValues, Kind } from "graphql";
import { z } from "zod";
import { LIMITS } from "../../graphql/limits/limit-values.ts";
import { readDocument } from "../../graphql/read-document.ts";
import { badInput } from "../../graphql/shared/errors.ts";
import { knownCallerOf } from "../../security/caller.ts";
import { refuse } from "../../security/refusal.ts";
import { turnAway } from "../turns.ts";
import type { TableFormat } from "./formats.ts";
import { openTable, type TableReading } from "./open-table.ts";
import { sendTable } from "./send-table.ts";
import { orRefuse, refuseWith, type TablesDoor } from "./table-door.ts";
import { planTable, type TablePlan } from "./table-plan.ts";

/** What is posted: a GraphQL request, and which of its lists is the table. */
const postedQuestion = z.strictObject({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
  path: z.string().nullish(),
  allPages: z.boolean().nullish(),
});

type PostedQuestion = z.infer<typeof postedQuestion>;

function readPosted(body: unknown): PostedQuestion {
  const read = postedQuestion.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw badInput(
    issue?.path.join(".") || "body",
    `${issue?.message}; send JSON with query, and as needed variables, operationName, path and allPages.`,
  );
}

/** The variable that takes the cursor of the page before. */
function afterVariableOf({ paged }: TablePlan): string | null {
  if (paged === null) return null;
  const after = paged.arguments?.find(({ name }) => name.value === "after")?.value;
  if (after?.kind === Kind.VARIABLE) return after.name.value;
  throw badInput(
    "allPages",
    `needs the after of ${paged.name.value} as a variable; write after: $after and declare $after: String.`,
  );
}

/** Plans how a posted document's answer becomes a table; refuses one that is none. */
function planPosted({ schema }: TablesDoor, posted: PostedQuestion): TableReading {
  const document = readDocument(schema, posted.query, LIMITS.tokens);
  const operation = getOperationAST(document, posted.operationName);
  if (!operation) throw badInput("operationName", "must name the query to run, where there is more than one.");
  if (operation.operation !== "query")
    throw badInput("query", "must be a query: a table is read, and changes nothing.");
  const given = posted.variables ?? {};
  const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
  if (errors?.[0] !== undefined) throw badInput("variables", errors[0].message);
  const plan = planTable({ schema, document, variables: coerced ?? {} }, operation, posted.path ?? null);
  return {
    name: operation.name?.value ?? "table",
    plan,
    variables: given,
    parameters: given,
    afterVariable: posted.allPages === true ? afterVariableOf(plan) : null,
    hasCursors: false,
  };
}

/** Carries the answer of a posted query in the form its address ends in, to whoever may ask it. */
export async function sendPostedTable(
  door: TablesDoor,
  request: FastifyRequest,
  reply: FastifyReply,
  { ending, format }: { readonly ending: string; readonly format: TableFormat },
): Promise<FastifyReply> {
  reply.header("cache-control", "no-store");
  const planned = orRefuse(reply, () => planPosted(door, readPosted(request.body)));
  if (!("made" in planned)) return planned;
  if (!(await door.turns.take(reply, knownCallerOf(await door.viewerOf(request))))) return turnAway(reply);
  const { name } = planned.made;
  const ask = await door.openAsk(request, name === "table" ? null : name);
  const opened = await openTable(ask, planned.made);
  return "file" in opened ? sendTable(request, reply, opened, { ending, format }) : refuseWith(reply, opened);
}

/** Turns strangers away before what they sent is read. */
export async function refuseUnknown(door: TablesDoor, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const { kind } = await door.viewerOf(request);
  if (kind === "STRANGER")
    await refuse(reply, 401, "UNAUTHENTICATED", "You are not signed in: sign in at /sign-in, then ask again.");
}
