import { Link } from "react-router";
import { Explanation } from "../../parts/Explanation.tsx";
import { SidePanel } from "../../parts/SidePanel.tsx";
import { SummaryList } from "../../parts/SummaryList.tsx";
import { formatShare } from "../../words/figure.ts";
import { dateText } from "../../words/text.ts";
import { aboutText, familiesText, saidText } from "./family-series.ts";
import type { FamilyRow } from "./understanding-rows.ts";

type Line = NonNullable<FamilyRow["serviceLine"]>;

function LineLink({ line }: { line: Line }) {
  return <Link to={`/gaps?line=${line.code}`}>See the gaps in {line.name.toLowerCase()}</Link>;
}

function Changes({ changes, serviceLine: own }: Pick<FamilyRow, "changes" | "serviceLine">) {
  if (changes.length === 0)
    return <p>Nothing recorded yet. Record what changed with the template “family_priority_change”.</p>;
  return (
    <ul>
      {changes.map(({ number, changedOn, change, serviceLine }) => (
        <li key={number}>
          {dateText(changedOn)}: {change}{" "}
          {serviceLine && serviceLine.code !== own?.code ? <LineLink line={serviceLine} /> : null}
        </li>
      ))}
    </ul>
  );
}

/** One priority of families: how many said so, where, and what changed because of it. */
export function FamilyPanel({ row, onClose }: { row: FamilyRow | undefined; onClose: () => void }) {
  if (row === undefined)
    return (
      <SidePanel title="What families named" onClose={onClose}>
        <p>This is not among what families named. The survey may have been loaded again.</p>
      </SidePanel>
    );
  const { survey, serviceLine, areas } = row;
  return (
    <SidePanel title={row.priority} provenance={row.families.provenance} onClose={onClose}>
      <p className="nhsuk-body-l">{saidText(row)} said so.</p>
      <p>
        {survey.name}, answers to {dateText(survey.heldOn)}. About: {aboutText(row)}.
      </p>
      <h3 className="nhsuk-heading-s">What changed because of it</h3>
      <Changes changes={row.changes} serviceLine={serviceLine} />
      {serviceLine ? (
        <p>
          <LineLink line={serviceLine} />
        </p>
      ) : null}
      <h3 className="nhsuk-heading-s">How many families, by ward</h3>
      <SummaryList
        lines={[
          ...areas.map(({ area, families }) => [area.name, familiesText(families)] as const),
          ["All wards asked", familiesText(row.families)],
          ["Families who answered", familiesText(row.asked)],
          ["Share who said so", formatShare(row.share)],
        ]}
      />
      <Explanation explanation={row.explanation} />
    </SidePanel>
  );
}
