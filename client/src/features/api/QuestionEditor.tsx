import type { GraphQLSchema } from "graphql";
import { type KeyboardEvent, type RefObject, useRef, useState } from "react";
import { countText } from "../../words/text.ts";
import { offsetOf, type QuestionProblem } from "./question-problems.ts";
import { type Suggestion, suggestionsAt, withSuggestion } from "./suggestions.ts";

/** Id of the field the question is written in. */
export const QUESTION_FIELD = "api-question";

function Problems({
  problems,
  query,
  field,
}: {
  problems: readonly QuestionProblem[];
  query: string;
  field: RefObject<HTMLTextAreaElement | null>;
}) {
  const show = (at: NonNullable<QuestionProblem["at"]>) => {
    const offset = offsetOf(query, at);
    field.current?.focus();
    field.current?.setSelectionRange(offset, offset + 1);
  };
  if (problems.length === 0) return null;
  return (
    <ul className="tandem-problems" id={`${QUESTION_FIELD}-problems`}>
      {problems.map(({ message, at }) => (
        <li key={`${message}|${at?.line}|${at?.column}`}>
          {at === null ? null : (
            <button type="button" className="tandem-link" onClick={() => show(at)}>
              Line {at.line}, column {at.column}
            </button>
          )}{" "}
          {message}
        </li>
      ))}
    </ul>
  );
}

function Suggestions({
  suggestions,
  onTake,
  onClose,
}: {
  suggestions: readonly Suggestion[];
  onTake: (label: string) => void;
  onClose: () => void;
}) {
  const leave = (event: KeyboardEvent) => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onClose();
  };
  return (
    <section className="tandem-suggestions" aria-labelledby="suggestions" onKeyDown={leave}>
      <h3 id="suggestions" className="nhsuk-heading-xs" tabIndex={-1} ref={(heading) => heading?.focus()}>
        {suggestions.length === 0
          ? "Nothing of the API can stand at the cursor"
          : `What can stand at the cursor: ${countText(suggestions.length, "name")}`}
      </h3>
      <ul>
        {suggestions.map(({ label, gives, meaning }) => (
          <li key={label}>
            <button type="button" className="tandem-link" onClick={() => onTake(label)}>
              {label}
            </button>{" "}
            <code>{gives}</code> {meaning}
          </li>
        ))}
      </ul>
      <button type="button" className="tandem-action" onClick={onClose}>
        Close (Esc)
      </button>
    </section>
  );
}

interface EditorProps {
  readonly query: string;
  readonly problems: readonly QuestionProblem[];
  readonly schema: GraphQLSchema | null;
  readonly onChange: (query: string) => void;
  readonly onAsk: () => void;
}

/** Where a question is written: a plain field, what is wrong with it, and what can stand at the cursor. */
export function QuestionEditor({ query, problems, schema, onChange, onAsk }: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [place, setPlace] = useState<number | null>(null);
  const suggest = () => schema !== null && setPlace(field.current?.selectionStart ?? query.length);
  const put = (text: string, offset: number) => {
    onChange(text);
    setPlace(null);
    // After the new text is in the field, so that the cursor stays where it is put.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(offset, offset);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isCommand = event.ctrlKey || event.metaKey;
    if (!isCommand || (event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    if (event.key === "Enter") onAsk();
    else suggest();
  };
  return (
    <div className="tandem-editor">
      <label htmlFor={QUESTION_FIELD}>Question (GraphQL)</label>
      <textarea
        ref={field}
        id={QUESTION_FIELD}
        className="nhsuk-textarea"
        rows={16}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={query}
        aria-describedby={`${QUESTION_FIELD}-keys ${QUESTION_FIELD}-problems`}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={onKeyDown}
      />
      <p id={`${QUESTION_FIELD}-keys`} className="tandem-hint">
        Ctrl and Enter asks. Ctrl and Space tells what can stand at the cursor.
      </p>
      <button type="button" className="tandem-action" onClick={suggest} disabled={schema === null}>
        What can stand at the cursor?
      </button>
      {place === null || schema === null ? null : (
        <Suggestions
          suggestions={suggestionsAt(schema, query, place)}
          onTake={(label) => {
            const next = withSuggestion(query, place, label);
            put(next.text, next.offset);
          }}
          onClose={() => put(query, place)}
        />
      )}
      <p role="status" className="nhsuk-u-visually-hidden">
        {problems.length === 0 ? "Nothing stands in the way of asking." : countText(problems.length, "problem")}
      </p>
      <Problems problems={problems} query={query} field={field} />
    </div>
  );
}
