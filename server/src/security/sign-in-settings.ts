/** How people sign in, as the environment decides. */
export interface SignInSettings {
  /** Address of the OpenID Connect provider, as it names itself. */
  readonly issuer: URL;
  readonly clientId: string;
  /** Null for a public client, which proves itself by PKCE alone. */
  readonly clientSecret: string | null;
  /** Claims asked for. */
  readonly scope: string;
  /** Whether the provider vouches for every address it sends, though it does not say so (Entra ID, for a tenant's own accounts). */
  readonly isEmailVouched: boolean;
  /** Where people reach Tandem. */
  readonly publicUrl: URL;
  /** Minutes without a request after which a session ends. */
  readonly idleMinutes: number;
  /** Minutes after which a session ends however much it is used. */
  readonly sessionMinutes: number;
}
