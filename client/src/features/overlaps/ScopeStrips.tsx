import { useFrame } from "../../app/frame.ts";
import { agedText, agesText, listText } from "../../words/text.ts";
import type { PaidService } from "../services/service-series.ts";
import type { OverlapRow } from "./overlap-rows.ts";
import { sharedScope } from "./overlap-series.ts";

const OLDEST = 25;
const percent = (age: number) => `${(age / (OLDEST + 1)) * 100}%`;
const span = ({ from, to }: { from: number; to: number }) => ({ left: percent(from), width: percent(to - from + 1) });

type Shared = ReturnType<typeof sharedScope>;

function AgeStrip({ service, shared }: { service: PaidService; shared: Shared }) {
  const { ages } = service;
  return (
    <div
      className="tandem-strip"
      role="img"
      aria-label={`Ages ${ages ? agesText(ages) : "not recorded"} of 0 to 25; shared ${agedText(shared)}`}
    >
      {ages ? <span className="tandem-strip__reach" style={span(ages)} /> : null}
      <span className="tandem-strip__shared" style={span(shared)} />
    </div>
  );
}

function WardStrip({ service, shared }: { service: PaidService; shared: Shared }) {
  const { wards } = useFrame();
  const reached = new Set(service.areas.map(({ code }) => code));
  const both = new Set(shared.wards.map(({ code }) => code));
  const kind = (code: string) => (both.has(code) ? "shared" : reached.has(code) ? "reach" : "none");
  const names = service.areas.map(({ name }) => name);
  return (
    <div
      className="tandem-wards"
      role="img"
      aria-label={`Reaches ${listText(names)}; shared: ${listText(shared.wards.map(({ name }) => name))}`}
    >
      {wards.map(({ code, name }) => (
        <span key={code} className={`tandem-wards__ward tandem-wards__ward--${kind(code)}`} title={name} />
      ))}
    </div>
  );
}

/** Two services as strips over ages and wards: what each reaches, and what both do. */
export function ScopeStrips({ overlap, services }: { overlap: OverlapRow; services: readonly PaidService[] }) {
  const shared = sharedScope(overlap);
  return (
    <div className="tandem-scopes">
      <ul className="tandem-key">
        <li>
          <span className="tandem-strip__reach" /> Reached
        </li>
        <li>
          <span className="tandem-strip__shared" /> Reached by both
        </li>
      </ul>
      {services.map((service) => (
        <div key={service.code}>
          <p className="tandem-scopes__name">
            {service.name}: ages {service.ages ? agesText(service.ages) : "not recorded"}
          </p>
          <AgeStrip service={service} shared={shared} />
          <WardStrip service={service} shared={shared} />
        </div>
      ))}
      <p className="tandem-source">
        Upper strip: ages 0 to 25. Lower strip: the wards by code. Both reach {agedText(shared)} in{" "}
        {listText(shared.wards.map(({ name }) => name))}.
      </p>
    </div>
  );
}
