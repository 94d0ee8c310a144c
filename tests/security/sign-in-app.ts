import { Client } from "pg";
import { startTestApp, type TestApp, type TestAppOptions } from "../app.ts";
import { findFreePort } from "../free-port.ts";
import { CLIENT, type ServicePerson, type SignInService, startSignInService } from "../sign-in-service.ts";
import { Visitor } from "../visitor.ts";

/** Tandem with people who sign in, and the service that signs them in. */
export interface SignInApp {
  readonly app: TestApp;
  readonly service: SignInService;
  /** Runs SQL past every wall. */
  sql(text: string, values?: readonly unknown[]): Promise<Record<string, unknown>[]>;
  /** Invites an address to a partnership by its number; the code of the membership. */
  invite(partnershipId: number, email: string, roles: readonly string[]): Promise<string>;
  /** Signs a person in with a browser of their own. */
  signIn(subject: string, person: ServicePerson, visitor?: Visitor): Promise<Visitor>;
  /** Asks the API as a browser would. */
  ask(visitor: Visitor, query: string, variables?: object): Promise<{ status: number; body: Answer }>;
  stop(): Promise<void>;
}

interface Answer {
  // Tests read whatever they asked for.
  readonly data: Record<string, never>;
  readonly errors?: readonly { readonly message: string; readonly extensions: Record<string, unknown> }[];
}

async function runSql(url: string, text: string, values: readonly unknown[]): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text, [...values])).rows;
  } finally {
    await client.end();
  }
}

let invited = 0;

/** Settings of an app on a port that trusts a service. */
function signInSettings(port: number, issuer: string): Record<string, string> {
  return {
    PORT: String(port),
    PUBLIC_URL: `http://127.0.0.1:${port}`,
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: CLIENT.id,
    OIDC_CLIENT_SECRET: CLIENT.secret,
  };
}

/** Starts both; the clock may be the test's. */
export async function startSignInApp(options: TestAppOptions = {}): Promise<SignInApp> {
  const port = await findFreePort();
  const service = await startSignInService(await findFreePort(), `http://127.0.0.1:${port}`);
  const environment = { ...signInSettings(port, service.issuer), ...options.environment };
  const app = await startTestApp({ ...options, environment });
  const sql = (text: string, values: readonly unknown[] = []) => runSql(app.databaseUrl, text, values);
  return {
    app,
    service,
    sql,
    invite: async (partnershipId, email, roles) => {
      invited += 1;
      const code = `M${invited}`;
      await sql(
        `insert into membership (partnership_id, code, organisation_code, email, roles, invited_at)
          select $1, $2, min(code), $3, $4, now() from organisation_key where partnership_id = $1`,
        [partnershipId, code, email, roles],
      );
      return code;
    },
    signIn: async (subject, person, visitor = new Visitor()) => {
      service.next(subject, person);
      const { response } = await visitor.visit(`${app.address}/sign-in`, (next) => next === `${app.address}/`);
      if (response.status !== 303)
        throw new Error(`signing in ended with ${response.status}: ${await response.text()}`);
      return visitor;
    },
    ask: async (visitor, query, variables = {}) => {
      const response = await visitor.send(`${app.address}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: app.address },
        body: JSON.stringify({ query, variables }),
      });
      return { status: response.status, body: (await response.json()) as Answer };
    },
    stop: async () => {
      await app.stop();
      await service.stop();
    },
  };
}
