import type { Role } from "@tandem/schema/operations";
import { useId } from "react";
import { useFrame } from "../../app/frame.ts";
import { ROLE_CODES, ROLE_MEANING, ROLE_WORDS } from "../../words/roles.ts";

/** Whom a person works for and what they may do. */
export interface PersonPart {
  readonly organisation: string;
  readonly roles: Role[];
}

/** Reads the fields of a form. */
export function readPart(form: HTMLFormElement): PersonPart {
  const data = new FormData(form);
  const roles = ROLE_CODES.filter((role) => data.getAll("role").includes(role));
  return { organisation: String(data.get("organisation") ?? ""), roles };
}

/** Organisation and roles as fields of a form. */
export function PersonFields({ part }: { part: PersonPart | null }) {
  const { organisations } = useFrame();
  const id = useId();
  const own = organisations.filter(({ kind }) => kind === "COUNCIL" || kind === "ICB");
  const listed = [...own, ...organisations.filter((entry) => !own.includes(entry))];
  return (
    <>
      <div>
        <label htmlFor={id}>Works for</label>
        <select id={id} name="organisation" className="nhsuk-select" defaultValue={part?.organisation}>
          {listed.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <fieldset>
        <legend>Roles</legend>
        {ROLE_CODES.map((role) => (
          <label key={role} className="tandem-check">
            <input type="checkbox" name="role" value={role} defaultChecked={part?.roles.includes(role)} />
            <span>
              <strong>{ROLE_WORDS[role]}</strong>: {ROLE_MEANING[role]}
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
