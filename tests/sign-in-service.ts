import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Provider } from "oidc-provider";

/** What the service says of a person. */
export interface ServicePerson {
  readonly name?: string;
  readonly email?: string;
  readonly email_verified?: boolean;
}

/** A real OpenID Connect provider on this machine, where whoever comes is signed in without a question. */
export interface SignInService {
  readonly issuer: string;
  /** Who signs in next: their number, and what is said of them. */
  next(subject: string, person: ServicePerson): void;
  stop(): Promise<void>;
}

export const CLIENT = { id: "tandem-test", secret: "client-secret-canary-7f3b" } as const;

function configure(publicUrl: string, people: Map<string, ServicePerson>) {
  return {
    clients: [
      {
        client_id: CLIENT.id,
        client_secret: CLIENT.secret,
        redirect_uris: [`${publicUrl}/sign-in/callback`],
        post_logout_redirect_uris: [`${publicUrl}/`],
        token_endpoint_auth_method: "client_secret_post" as const,
      },
    ],
    cookies: { keys: ["only for tests"] },
    ttl: { Interaction: 600, Grant: 600, Session: 600, AccessToken: 600, IdToken: 600 },
    pkce: { required: () => true },
    conformIdTokenClaims: false,
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_: unknown, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    findAccount: (_: unknown, subject: string) => ({
      accountId: subject,
      claims: () => ({ sub: subject, ...people.get(subject) }),
    }),
  };
}

/** Starts the service for a site on a port. */
export async function startSignInService(port: number, publicUrl: string): Promise<SignInService> {
  const issuer = `http://127.0.0.1:${port}`;
  const people = new Map<string, ServicePerson>();
  let current = "";
  const provider = new Provider(issuer, {
    ...configure(publicUrl, people),
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({ clientId: CLIENT.id, accountId: current });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const answer = provider.callback();
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    if (request.url?.startsWith("/interaction/") === true)
      void provider.interactionFinished(request, response, { login: { accountId: current } });
    else void answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    issuer,
    next: (subject, person) => {
      current = subject;
      people.set(subject, person);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
