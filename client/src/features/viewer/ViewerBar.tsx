import { useApolloClient } from "@apollo/client/react";
import type { Role } from "@tandem/schema/operations";
import { useId, useState } from "react";
import { useViewer, type Viewer } from "../../app/viewer.ts";
import { ROLE_CODES, ROLE_WORDS } from "../../words/roles.ts";
import { SmallCounts } from "./SmallCounts.tsx";

/** Sends a change that no GraphQL document makes. */
async function post(path: string, body: object): Promise<Response> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${path} answered ${response.status}`);
  return response;
}

/** Says so where a change did not come through. */
function useChange(): { readonly isLost: boolean; readonly change: (act: () => Promise<void>) => void } {
  const [isLost, setIsLost] = useState(false);
  const change = (act: () => Promise<void>) => {
    setIsLost(false);
    act().catch(() => setIsLost(true));
  };
  return { isLost, change };
}

/** The roles to try where nobody signs in. */
function RoleChoice({ roles }: { roles: readonly Role[] }) {
  const client = useApolloClient();
  const id = useId();
  const { isLost, change } = useChange();
  const choose = (role: string) =>
    change(async () => {
      await post("/evaluation-role", { role });
      await client.resetStore();
    });
  return (
    <p>
      <label htmlFor={id}>Nobody signs in here. You are trying Tandem out as</label>{" "}
      <select id={id} className="nhsuk-select" value={roles[0]} onChange={(event) => choose(event.target.value)}>
        {ROLE_CODES.map((role) => (
          <option key={role} value={role}>
            {ROLE_WORDS[role]}
          </option>
        ))}
      </select>
      <span role="status">{isLost ? " The role could not be changed; try again." : ""}</span>
    </p>
  );
}

/** Who is signed in, and ways to leave. */
function SignedIn({ viewer }: { viewer: Viewer }) {
  const { isLost, change } = useChange();
  const leave = (path: string) =>
    change(async () => {
      const { next } = (await (await post(path, {})).json()) as { next: string };
      window.location.assign(next);
    });
  return (
    <p>
      Signed in as <strong>{viewer.name}</strong>
      {viewer.membership ? ` (${viewer.membership.roles.map((role) => ROLE_WORDS[role]).join(", ")})` : ""}.{" "}
      <button type="button" className="tandem-action" onClick={() => leave("/sign-out")}>
        Sign out
      </button>{" "}
      <button type="button" className="tandem-action" onClick={() => leave("/sign-out-everywhere")}>
        Sign out everywhere
      </button>
      <span role="status">{isLost ? " Signing out did not work; try again." : ""}</span>
    </p>
  );
}

/** Who looks, as what, and which counts they see. */
export function ViewerBar() {
  const viewer = useViewer();
  if (viewer === null || viewer.kind === "STRANGER") return null;
  return (
    <aside className="tandem-viewer" aria-label="You">
      <div className="nhsuk-width-container tandem-viewer__inner">
        {viewer.kind === "EVALUATION" ? (
          <RoleChoice roles={viewer.membership?.roles ?? []} />
        ) : (
          <SignedIn viewer={viewer} />
        )}
        <SmallCounts viewer={viewer} />
      </div>
    </aside>
  );
}
