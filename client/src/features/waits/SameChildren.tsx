import { type QueueDetailQuery, SameChildrenDocument } from "@tandem/schema/operations";
import { useAnswer } from "../../app/answer.ts";
import { useYear } from "../../app/frame.ts";
import { PARTNERSHIP } from "../../app/partnership.ts";
import { Answered } from "../../parts/Answered.tsx";
import { ServiceCards } from "../services/ServiceCards.tsx";
import { commissionsIn } from "../services/service-series.ts";

type Reach = QueueDetailQuery["partnership"]["services"]["edges"][number]["node"];

/** Services of the same line that are bought in the year and may take some of the same children. */
export function SameChildren({ reach, line }: { reach: Reach; line: string }) {
  const { year } = useYear();
  const answer = useAnswer(SameChildrenDocument, {
    partnership: PARTNERSHIP,
    filter: {
      serviceLines: [line],
      areas: reach.areas.map(({ code }) => code),
      needs: reach.needs.map(({ code }) => code),
      ...(reach.ages === null ? {} : { ages: { from: reach.ages.from, to: reach.ages.to } }),
    },
  });
  return (
    <Answered answer={answer}>
      {({ partnership }) => {
        const others = partnership.services.edges
          .map(({ node }) => node)
          .filter((node) => node.code !== reach.code && commissionsIn(node, year).length > 0);
        return others.length === 0 ? (
          <p>No other service of this line may take these children.</p>
        ) : (
          <ServiceCards codes={others.map(({ code }) => code)} />
        );
      }}
    </Answered>
  );
}
