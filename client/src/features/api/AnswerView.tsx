import { ScrollRegion } from "../../parts/ScrollRegion.tsx";
import { formatNumber } from "../../words/figure.ts";
import { countText } from "../../words/text.ts";
import type { RawAnswer } from "./ask-api.ts";

/** Most characters of an answer that are shown; a longer one is saved whole. */
const MOST_SHOWN = 100_000;

function saveAnswer(text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = "answer.json";
  link.click();
  URL.revokeObjectURL(address);
}

/** How an answer came, in one sentence. */
export function answerSentence({ status, milliseconds, length, errors }: RawAnswer): string {
  const size = length < 1000 ? countText(length, "character") : `${formatNumber(length / 1000)} thousand characters`;
  const fault = errors.length === 0 ? "no error" : countText(errors.length, "error");
  return `Answered in ${formatNumber(milliseconds / 1000)} seconds with status ${status}: ${size}, ${fault}.`;
}

/** An answer as it came, with what it says went wrong in words above it. */
export function AnswerView({ answer }: { answer: RawAnswer }) {
  const { text, errors } = answer;
  const isCut = text.length > MOST_SHOWN;
  return (
    <>
      {errors.length === 0 ? null : (
        <ul className="tandem-problems" aria-label="What the API says went wrong">
          {errors.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      )}
      <ScrollRegion label="Answer in JSON" suffix="" className="tandem-code tandem-code--tall">
        <pre>{isCut ? text.slice(0, MOST_SHOWN) : text}</pre>
      </ScrollRegion>
      {isCut ? (
        <p className="tandem-hint">
          The first {formatNumber(MOST_SHOWN / 1000)} thousand characters are shown. Save the answer to have all of it.
        </p>
      ) : null}
      <div className="tandem-actions">
        <button type="button" className="tandem-action" onClick={() => saveAnswer(text)}>
          Save the answer (JSON)
        </button>
      </div>
    </>
  );
}
