import { PeoplePageDocument } from "@tandem/schema/operations";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { useFrame } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { Answered } from "../../parts/Answered.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatNumber } from "../../words/figure.ts";
import { ROLE_WORDS } from "../../words/roles.ts";
import { dateText } from "../../words/text.ts";
import { InviteForm } from "./InviteForm.tsx";
import { PersonPanel } from "./PersonPanel.tsx";
import type { PersonRow } from "./person-row.ts";

function standing({ state, invitedAt, joinedAt, removedAt }: PersonRow): string {
  if (state === "REMOVED") return `removed on ${dateText(removedAt ?? invitedAt)}`;
  return state === "JOINED" ? `joined on ${dateText(joinedAt ?? invitedAt)}` : `invited on ${dateText(invitedAt)}`;
}

function useColumns(): readonly TableColumn<PersonRow>[] {
  const { organisations } = useFrame();
  const employer = ({ organisation }: PersonRow) =>
    organisations.find(({ code }) => code === organisation)?.name ?? organisation;
  const rolesText = ({ roles }: PersonRow) => roles.map((role) => ROLE_WORDS[role]).join(", ");
  return [
    {
      label: "Person",
      show: (row) =>
        row.state === "REMOVED" ? (
          row.email
        ) : (
          <AddressLink changes={{ open: row.code }}>
            {row.name === null || row.name === undefined ? row.email : `${row.name} (${row.email})`}
          </AddressLink>
        ),
      sortBy: ({ email }) => email,
    },
    { label: "Works for", show: employer, sortBy: employer },
    { label: "Roles", show: rolesText, sortBy: rolesText },
    { label: "Standing", show: standing, sortBy: standing },
  ];
}

function PeopleList({ people, total }: { people: readonly PersonRow[]; total: number }) {
  const columns = useColumns();
  if (people.length === 0)
    return <p>Nobody has been invited yet. Whoever you invite first should be an administrator.</p>;
  return (
    <>
      {total > people.length ? (
        <p>
          These are the first {formatNumber(people.length)} of {formatNumber(total)} people; ask the API for the rest.
        </p>
      ) : null}
      <DataTable
        caption="People of this partnership"
        columns={columns}
        rows={people}
        keyOf={({ id }) => id}
        parameter="sort"
      />
    </>
  );
}

/** Who belongs to the partnership and as what: invited, changed and removed here. */
export function PeoplePage() {
  const answer = useAnswer(PeoplePageDocument, { partnership: PARTNERSHIP });
  const { get, set } = useAddress();
  return (
    <>
      <h1 className="nhsuk-heading-l">Who belongs here, and what may they do?</h1>
      <Answered answer={answer}>
        {({ partnership }) => {
          const people = partnership.people.edges.map(({ node }) => node);
          const open = people.find(({ code, state }) => code === get("open") && state !== "REMOVED");
          return (
            <>
              <section className="tandem-card" aria-label="People">
                <PeopleList people={people} total={partnership.people.totalCount} />
              </section>
              {open === undefined ? null : (
                <PersonPanel
                  key={`${open.code}|${open.version}`}
                  person={open}
                  onClose={() => set({ open: null })}
                  onChanged={answer.retry}
                />
              )}
            </>
          );
        }}
      </Answered>
      {answer.data === undefined && answer.error === undefined ? null : <InviteForm onInvited={answer.retry} />}
    </>
  );
}
