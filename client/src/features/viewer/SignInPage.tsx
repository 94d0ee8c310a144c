import type { Role } from "@tandem/schema/operations";
import { Link, useLocation } from "react-router";
import { ROLE_WORDS } from "../../words/roles.ts";

/** Shown to whoever has not signed in. */
export function SignInPage() {
  const { pathname, search } = useLocation();
  const address = `/sign-in?${new URLSearchParams({ returnTo: pathname + search })}`;
  return (
    <>
      <h1 className="nhsuk-heading-l">Sign in to see this partnership</h1>
      <p>
        Tandem is for people whom a council and its NHS partner have invited. You sign in with the account you use at
        work; Tandem never sees your password.
      </p>
      <a className="nhsuk-button" href={address}>
        Sign in
      </a>
    </>
  );
}

/** Shown to whoever signed in but belongs to no partnership here. */
export function NoPartPage({ name }: { name: string }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">You are signed in, but not invited here</h1>
      <p>
        You signed in as {name}. Nobody has invited that account to this partnership, or the invitation was to another
        e-mail address. Ask the partnership's administrator, or sign out and use another account.
      </p>
    </>
  );
}

/** Shown where a page is for other roles. */
export function NotForYouPage({ roles }: { roles: readonly Role[] }) {
  return (
    <>
      <h1 className="nhsuk-heading-l">This page is for other roles</h1>
      <p>You are {roles.map((role) => ROLE_WORDS[role]).join(", ")} here. An administrator can change that.</p>
      <Link to="/">Go to the overview</Link>
    </>
  );
}
