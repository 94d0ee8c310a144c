import type { GraphQLSchema } from "graphql";
import { parse } from "graphql";
import { useDeferredValue, useId, useMemo, useState } from "react";
import { readyAddress } from "../../app/ready-address.ts";
import { useCopying } from "../../parts/copying.ts";
import { AnswerView, answerSentence } from "./AnswerView.tsx";
import { type ApiQuestion, questionAddress, readVariables } from "./api-question.ts";
import { askRaw, type RawAnswer } from "./ask-api.ts";
import { Examples } from "./Examples.tsx";
import { QuestionEditor } from "./QuestionEditor.tsx";
import { operationOf, questionProblems } from "./question-problems.ts";
import type { ReadyQuestion } from "./ready-questions.ts";

const ASKING = "Asking…";

/** Asks, and keeps the last answer until the next one is there. */
function useAsking() {
  const [told, setTold] = useState("");
  const [answer, setAnswer] = useState<RawAnswer | null>(null);
  const ask = (question: ApiQuestion) => {
    if (told === ASKING) return;
    setTold(ASKING);
    const operationName = operationOf(parse(question.query))?.name?.value;
    askRaw(operationName === undefined ? question : { ...question, operationName }).then(
      (came) => {
        setAnswer(came);
        setTold(answerSentence(came));
      },
      () => setTold("Tandem’s server does not answer just now. Nothing is lost; ask again in a moment."),
    );
  };
  return { told, setTold, answer, ask };
}

/** The shortest address that brings a question back: by its name where it is kept ready. */
function linkTo(question: ApiQuestion, ready: readonly ReadyQuestion[]): string | null {
  const same = ready.find(({ query }) => query === question.query);
  return same === undefined ? questionAddress(question) : readyAddress(same.name, question.variables);
}

function Variables({ text, onChange }: { text: string; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <div className="tandem-editor">
      <label htmlFor={id}>Variables (JSON)</label>
      <textarea
        id={id}
        className="nhsuk-textarea"
        rows={6}
        spellCheck={false}
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

interface ExplorerProps {
  readonly start: ApiQuestion;
  readonly ready: readonly ReadyQuestion[];
  readonly schema: GraphQLSchema | null;
}

/** A question as it is being written, and whether it may be asked. */
function useDraft({ start, schema }: ExplorerProps) {
  const [query, setQuery] = useState(start.query);
  const [variables, setVariables] = useState(() => JSON.stringify(start.variables, null, 2));
  const [lateQuery, lateVariables] = [useDeferredValue(query), useDeferredValue(variables)];
  const problems = useMemo(
    () => questionProblems(lateQuery, lateVariables, schema),
    [lateQuery, lateVariables, schema],
  );
  const read = readVariables(variables);
  const question = typeof read === "string" || problems.length > 0 ? null : { query, variables: read };
  return { query, setQuery, variables, setVariables, problems, question };
}

/** Where a question is written, asked and taken along as a program. */
export function Explorer(props: ExplorerProps) {
  const { ready, schema } = props;
  const { query, setQuery, variables, setVariables, problems, question } = useDraft(props);
  const { told, setTold, answer, ask } = useAsking();
  const copying = useCopying();
  const send = () => (question === null ? setTold("Mend the question first.") : ask(question));
  const link = question === null ? null : linkTo(question, ready);
  return (
    <>
      <section className="tandem-card" aria-labelledby="ask">
        <h2 id="ask" className="nhsuk-heading-s">
          2. Ask it here
        </h2>
        <div className="tandem-explorer">
          <div>
            <QuestionEditor query={query} problems={problems} schema={schema} onChange={setQuery} onAsk={send} />
            <Variables text={variables} onChange={setVariables} />
            <div className="tandem-actions">
              <button type="button" className="nhsuk-button" aria-disabled={told === ASKING} onClick={send}>
                Ask
              </button>
              <button
                type="button"
                className="tandem-action"
                disabled={link === null}
                onClick={() => copying.copy(`${window.location.origin}${link}`, "Link")}
              >
                Copy link to this question
              </button>
            </div>
            <p role="status">{copying.told}</p>
          </div>
          <div>
            <h3 className="nhsuk-heading-xs">Answer</h3>
            <p role="status">{told === "" ? "None yet. Choose a question, then ask it." : told}</p>
            {answer === null ? null : <AnswerView answer={answer} />}
          </div>
        </div>
      </section>
      <Examples question={question} />
    </>
  );
}
