import { useQuery } from "@apollo/client/react";
import { FrameDocument } from "@tandem/schema/operations";
import { PARTNERSHIP } from "../app/partnership.ts";
import { dateText } from "../words/text.ts";

/** The page's question, what it is asked of, and how fresh and how real the figures are. */
export function PageHead({ question, scope }: { question: string; scope: string }) {
  const { data } = useQuery(FrameDocument, { variables: { partnership: PARTNERSHIP } });
  const today = data?.partnership.today;
  return (
    <div className="tandem-head">
      <div>
        <h1 className="nhsuk-heading-l">{question}</h1>
        <p>{scope}</p>
      </div>
      <div>
        <p>
          {today ? `As at ${dateText(today)}` : "Date of the data: loading"}, data version{" "}
          {data?.partnership.dataVersion ?? "…"}
        </p>
        <strong className="nhsuk-tag nhsuk-tag--yellow">Illustrative</strong>
      </div>
    </div>
  );
}
