import { useRef } from "react";
import { useAddress } from "../../app/address.ts";
import { useIsNarrow } from "../../app/narrow.ts";
import { AddressLink } from "../../parts/AddressLink.tsx";
import { DataTable } from "../../parts/DataTable.tsx";
import { KINDS, type Kind } from "./exception-kind.ts";
import { exceptionsSentence } from "./exception-rows.ts";
import { isShown, type NotedException, type NoteState, noteText } from "./note-words.ts";

const KIND_CODES = Object.keys(KINDS) as readonly Kind[];

/** Filters of the list, beside the page's year. */
export const EXCEPTION_FILTERS = [
  {
    parameter: "kind",
    label: "What is red",
    choices: [{ value: "", label: "All" }, ...KIND_CODES.map((kind) => ({ value: kind, label: KINDS[kind].label }))],
  },
  {
    parameter: "comment",
    label: "Comment",
    choices: [
      { value: "", label: "All" },
      { value: "NONE", label: "Needs one" },
      { value: "NOTED", label: "Has one" },
      { value: "OVERDUE", label: "Past its day" },
    ],
  },
] as const;

/** What the address leaves of the exceptions. */
export function useShown(rows: readonly NotedException[]): readonly NotedException[] {
  const { get } = useAddress();
  const [kinds, states] = EXCEPTION_FILTERS;
  const kind = kinds.choices.find(({ value }) => value === get(kinds.parameter))?.value ?? "";
  const state = states.choices.find(({ value }) => value === get(states.parameter))?.value ?? "";
  return rows.filter((row) => isShown(row, kind as Kind | "", state as NoteState | ""));
}

/** Rows shown until the reader filters or asks for all, on a screen and on a phone. */
const FIRST = { wide: 10, narrow: 6 } as const;

/** The worst rows, or all where the address asks for that or filters. */
function useFirst(shown: readonly NotedException[]): readonly NotedException[] {
  const { get } = useAddress();
  const first = useIsNarrow() ? FIRST.narrow : FIRST.wide;
  const isAsked = get("all") !== null || EXCEPTION_FILTERS.some(({ parameter }) => get(parameter) !== null);
  return isAsked ? shown : shown.slice(0, first);
}

const countOf = (rows: readonly NotedException[], state: NoteState) => rows.filter((row) => row.state === state).length;

/** Everything that is red, with what is said of it; a row opens its panel. */
export function ExceptionList({ rows }: { rows: readonly NotedException[] }) {
  const shown = useShown(rows);
  const first = useFirst(shown);
  const said = useRef<HTMLParagraphElement>(null);
  return (
    <section className="tandem-card" id="exceptions" aria-label="The list to act on">
      <p className="tandem-finding" tabIndex={-1} ref={said}>
        {exceptionsSentence(rows.length, countOf(rows, "NONE"), countOf(rows, "OVERDUE"))} The worst of each kind come
        first.
      </p>
      {shown.length === 0 ? (
        <p>Nothing is left by these filters. An exception is listed when it breaks one of the rules below.</p>
      ) : (
        <DataTable
          caption="The list to act on: what is red, and what is said of it"
          parameter="exceptions"
          columns={[
            {
              label: "What is red",
              show: ({ code, name }) => <AddressLink changes={{ open: code }}>{name}</AddressLink>,
              sortBy: ({ name }) => name,
            },
            { label: "Kind", show: ({ kind }) => KINDS[kind].label, sortBy: ({ kind }) => KIND_CODES.indexOf(kind) },
            { label: "How it stands", show: ({ says }) => says },
            { label: "Before", show: ({ before }) => before },
            { label: "Target", show: ({ target }) => target },
            { label: "Others", show: ({ others }) => others },
            {
              label: "Comment",
              show: (row) => (row.note === null ? <strong>{noteText(row)}</strong> : noteText(row)),
              sortBy: ({ note }) => note?.dueOn ?? null,
            },
          ]}
          rows={first}
          keyOf={({ code }) => code}
        />
      )}
      {first.length === shown.length ? null : (
        <p className="tandem-more">
          The worst {first.length} of {shown.length} are shown.{" "}
          <AddressLink changes={{ all: "yes" }} onClick={() => said.current?.focus({ preventScroll: true })}>
            Show all {shown.length}
          </AddressLink>
        </p>
      )}
      <details className="tandem-details">
        <summary>The rules that make something red</summary>
        <dl className="tandem-terms">
          {KIND_CODES.map((kind) => (
            <div key={kind}>
              <dt>{KINDS[kind].label}</dt>
              <dd>{KINDS[kind].rule}</dd>
            </div>
          ))}
        </dl>
      </details>
    </section>
  );
}
