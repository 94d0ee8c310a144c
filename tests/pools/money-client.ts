import { type DocumentNode, print } from "graphql";
import type { TestApp } from "../app.ts";

/** A document that knows what it asks with and what it is answered, as the generated ones do. */
interface TypedDocument<R, V> extends DocumentNode {
  __apiType?: ((variables: V) => R) | undefined;
}

/** Roles in which somebody at the machine may try Tandem out. */
export type TriedRole = "READER" | "COMMISSIONER" | "FINANCE" | "SIGNER";

/** Sends operations in a role. */
export class MoneyClient {
  readonly #app: TestApp;
  readonly #role: TriedRole;

  constructor(app: TestApp, role: TriedRole) {
    this.#app = app;
    this.#role = role;
  }

  /** What an operation answers; an error fails the test. */
  async ask<R, V extends object>(document: TypedDocument<R, V>, variables: V): Promise<R> {
    const answer = await this.try(document, variables);
    if (answer.errors !== undefined) throw new Error(answer.errors.map(({ message }) => message).join("; "));
    return answer.data as unknown as R;
  }

  /** The whole answer, errors too. */
  try<V extends object>(document: TypedDocument<unknown, V>, variables: V) {
    return this.#app.ask(print(document), variables, { cookie: `tandem_evaluation_role=${this.#role}` });
  }

  /** Sends a mutation's input; its outcome, whichever it is. */
  async send<V extends object>(
    document: TypedDocument<unknown, V>,
    input: V extends { input: infer Input } ? Input : never,
    rest: object = {},
  ): Promise<Outcome> {
    const variables = { partnership: "walsall", input, ...rest } as unknown as V;
    const data = (await this.ask(document, variables)) as Record<string, Outcome>;
    const [outcome] = Object.values(data);
    if (outcome === undefined) throw new Error("the mutation answered nothing");
    return outcome;
  }
}

/** What any money mutation comes to; tests read the fields of the kind they expect. */
export interface Outcome {
  readonly __typename: string;
  readonly [field: string]: unknown;
}
