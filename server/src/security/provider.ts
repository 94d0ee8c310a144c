import * as client from "openid-client";
import type { SignedInPerson } from "../persistence/stores/sign-in.store.ts";
import type { SignInSettings } from "./sign-in-settings.ts";

/** What a sign-in under way must match. */
export interface Checks {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Where the provider sends people back to. */
export const CALLBACK = "/sign-in/callback";

/** Longest name and address that are kept, in characters. */
const LONGEST = 254;

/** A claim's text, trimmed and cut; null where it is none. */
function textOf(claim: unknown): string | null {
  const text = typeof claim === "string" ? claim.trim().slice(0, LONGEST) : "";
  return text === "" ? null : text;
}

/** The OpenID Connect provider, asked for its addresses when it is first needed, and again where that failed. */
export class Provider {
  readonly #settings: SignInSettings;
  #found: Promise<client.Configuration> | null = null;

  constructor(settings: SignInSettings) {
    this.#settings = settings;
  }

  #discover(): Promise<client.Configuration> {
    const { issuer, clientId, clientSecret } = this.#settings;
    const proof = clientSecret === null ? client.None() : client.ClientSecretPost(clientSecret);
    // Settings allow plain HTTP for a provider on this machine only.
    const isPlain = issuer.protocol === "http:";
    const execute = [client.enableNonRepudiationChecks, ...(isPlain ? [client.allowInsecureRequests] : [])];
    return client.discovery(issuer, clientId, undefined, proof, { execute });
  }

  #configuration(): Promise<client.Configuration> {
    const found = this.#found ?? this.#discover();
    this.#found = found;
    found.catch(() => {
      this.#found = null;
    });
    return found;
  }

  #callback(): string {
    return new URL(CALLBACK, this.#settings.publicUrl).href;
  }

  /** New random checks, and the provider's page a browser is sent to with them. */
  async begin(): Promise<{ readonly checks: Checks; readonly url: URL }> {
    const configuration = await this.#configuration();
    const codeVerifier = client.randomPKCECodeVerifier();
    const checks = { state: client.randomState(), nonce: client.randomNonce(), codeVerifier };
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: this.#callback(),
      scope: this.#settings.scope,
      response_type: "code",
      code_challenge: await client.calculatePKCECodeChallenge(codeVerifier),
      code_challenge_method: "S256",
      state: checks.state,
      nonce: checks.nonce,
    });
    return { checks, url };
  }

  /** Exchanges the code the browser brought back, and checks who the provider says this is; throws where anything is amiss. */
  async finish(search: string, checks: Checks): Promise<SignedInPerson> {
    const configuration = await this.#configuration();
    const current = new URL(this.#callback());
    current.search = search;
    const tokens = await client.authorizationCodeGrant(configuration, current, {
      expectedState: checks.state,
      expectedNonce: checks.nonce,
      pkceCodeVerifier: checks.codeVerifier,
      idTokenExpected: true,
    });
    const claims = tokens.claims();
    if (claims === undefined) throw new Error("the provider sent no identity");
    const isWhole = claims.email !== undefined && claims.name !== undefined;
    const asks = !isWhole && configuration.serverMetadata().userinfo_endpoint !== undefined;
    const more = asks ? await client.fetchUserInfo(configuration, tokens.access_token, claims.sub) : {};
    return this.#personOf({ ...claims, ...more, iss: claims.iss, sub: claims.sub });
  }

  #personOf(
    claims: Readonly<Record<string, unknown>> & { readonly iss: string; readonly sub: string },
  ): SignedInPerson {
    const isVouched = claims.email_verified === true || this.#settings.isEmailVouched;
    const email = isVouched ? (textOf(claims.email)?.toLowerCase() ?? null) : null;
    const name = textOf(claims.name) ?? email ?? "Somebody without a name";
    return { issuer: claims.iss, subject: claims.sub, email, name };
  }

  /** The provider's page that ends its own session too; null where it has none, or cannot be reached. */
  async endSessionUrl(): Promise<URL | null> {
    const configuration = await this.#configuration().catch(() => null);
    if (configuration?.serverMetadata().end_session_endpoint === undefined) return null;
    return client.buildEndSessionUrl(configuration, { post_logout_redirect_uri: this.#settings.publicUrl.href });
  }
}
