import { KeysPageDocument } from "@tandem/schema/operations";
import { useState } from "react";
import { useAddress } from "../../app/address.ts";
import { useAnswer } from "../../app/answer.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { Answered } from "../../parts/Answered.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import type { TableColumn } from "../../parts/sorting.ts";
import { formatNumber } from "../../words/figure.ts";
import { ROLE_WORDS } from "../../words/roles.ts";
import { KeyForm } from "./KeyForm.tsx";
import { KeyPanel } from "./KeyPanel.tsx";
import { type KeyRow, lastUsedText, scopesText, standingText } from "./key-words.ts";
import { type MadeKey, NewKey } from "./NewKey.tsx";

const COLUMNS: readonly TableColumn<KeyRow>[] = [
  {
    label: "Key",
    show: ({ code, name }) => <AddressLink changes={{ open: code }}>{name}</AddressLink>,
    sortBy: ({ name }) => name,
  },
  { label: "May", show: scopesText, sortBy: scopesText },
  { label: "Reads as", show: ({ role }) => ROLE_WORDS[role], sortBy: ({ role }) => ROLE_WORDS[role] },
  { label: "Made by", show: ({ createdBy }) => createdBy, sortBy: ({ createdBy }) => createdBy },
  { label: "Last used", show: lastUsedText, sortBy: ({ lastUsedAt }) => lastUsedAt ?? "" },
  { label: "Standing", show: standingText, sortBy: ({ state, expiresAt }) => `${state} ${expiresAt}` },
];

function KeyList({ keys, total }: { keys: readonly KeyRow[]; total: number }) {
  if (keys.length === 0)
    return (
      <p>
        There is no key yet. A key lets a program, such as Excel, Power BI or a script, ask the API without anybody
        signing in. Make one below.
      </p>
    );
  return (
    <>
      {total > keys.length ? (
        <p>
          These are the first {formatNumber(keys.length)} of {formatNumber(total)} keys; ask the API for the rest.
        </p>
      ) : null}
      <DataTable
        caption="Keys of this partnership"
        columns={COLUMNS}
        rows={keys}
        keyOf={({ id }) => id}
        parameter="sort"
      />
    </>
  );
}

/** Which programs may ask, and how much: keys made and revoked here. */
export function KeysPage() {
  const answer = useAnswer(KeysPageDocument, { partnership: PARTNERSHIP });
  const { get, set } = useAddress();
  const [made, setMade] = useState<MadeKey | null>(null);
  const show = (next: MadeKey) => {
    setMade(next);
    answer.retry();
  };
  return (
    <>
      <h1 className="nhsuk-heading-l">Which programs may ask, and for what?</h1>
      <Answered answer={answer}>
        {({ partnership }) => {
          const keys = partnership.apiKeys.edges.map(({ node }) => node);
          const open = keys.find(({ code }) => code === get("open"));
          return (
            <>
              {made === null ? null : <NewKey key={made.key.code} made={made} onDone={() => setMade(null)} />}
              <section className="tandem-card" aria-label="Keys">
                <KeyList keys={keys} total={partnership.apiKeys.totalCount} />
              </section>
              {open === undefined ? null : (
                <KeyPanel
                  key={`${open.code}|${open.state}`}
                  apiKey={open}
                  onClose={() => set({ open: null })}
                  onRevoked={answer.retry}
                />
              )}
            </>
          );
        }}
      </Answered>
      {answer.data === undefined && answer.error === undefined ? null : <KeyForm onMade={show} />}
    </>
  );
}
