import { createServer } from "node:http";
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from "jose";

/** How a token is made; each part may be a lie. */
export interface Lie {
  readonly claims?: JWTPayload;
  /** Signed by a key the service does not publish. */
  readonly isOfAnotherKey?: boolean;
  /** Not signed at all (alg none). */
  readonly isUnsigned?: boolean;
}

/** A sign-in service that answers every code with whatever token it is told to make. */
export interface LyingService {
  readonly issuer: string;
  tell(lie: Lie): void;
  stop(): Promise<void>;
}

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Starts it on a port; the nonce of the last visit is put in unless the lie says otherwise. */
export async function startLyingService(port: number, clientId: string): Promise<LyingService> {
  const issuer = `http://127.0.0.1:${port}`;
  const [own, other] = [await generateKeyPair("RS256"), await generateKeyPair("RS256")];
  const key = { ...(await exportJWK(own.publicKey)), kid: "own", alg: "RS256", use: "sig" };
  let lie: Lie = {};
  let nonce = "";
  const makeToken = async () => {
    const seconds = Math.floor(Date.now() / 1_000);
    const whole = { iss: issuer, aud: clientId, sub: "liar", iat: seconds, exp: seconds + 300, nonce, ...lie.claims };
    if (lie.isUnsigned === true) return `${encode({ alg: "none" })}.${encode(whole)}.`;
    const signer = lie.isOfAnotherKey === true ? other.privateKey : own.privateKey;
    return new SignJWT(whole).setProtectedHeader({ alg: "RS256", kid: "own" }).sign(signer);
  };
  const answers: Readonly<Record<string, () => object | Promise<object>>> = {
    "/.well-known/openid-configuration": () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      id_token_signing_alg_values_supported: ["RS256"],
      response_types_supported: ["code"],
      subject_types_supported: ["public"],
    }),
    "/keys": () => ({ keys: [key] }),
    "/token": async () => ({ access_token: "access", token_type: "Bearer", id_token: await makeToken() }),
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    if (url.pathname === "/authorize") {
      nonce = url.searchParams.get("nonce") ?? "";
      const back = new URL(url.searchParams.get("redirect_uri") ?? "");
      back.searchParams.set("code", "code-canary-5d1e");
      back.searchParams.set("state", url.searchParams.get("state") ?? "");
      response.writeHead(303, { location: back.href }).end();
      return;
    }
    void Promise.resolve(answers[url.pathname]?.() ?? {}).then((body) => {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    issuer,
    tell: (next) => {
      lie = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
