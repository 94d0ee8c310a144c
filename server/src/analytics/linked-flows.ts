import { MaximumFlow } from "./maximum-flow.ts";
import { type Part, Partition } from "./partition.ts";
import type { CollapsedGraph } from "./supply-graph.ts";

/** The greatest flow into full demand, one for each set of linked classes and services, worked out when asked for. */
export class LinkedFlows {
  readonly #partition: Partition;
  readonly #partOfService = new Map<number, Part>();
  readonly #flows = new Map<Part, MaximumFlow>();

  constructor(graph: CollapsedGraph) {
    this.#partition = new Partition(graph);
    const services = [...graph.capacity.keys()].filter((service) => (graph.classesOf[service]?.length ?? 0) > 0);
    for (const part of this.#partition.connected({ classes: [...graph.demand.keys()], services })) {
      for (const service of part.services) this.#partOfService.set(service, part);
    }
  }

  /** Units that could flow more if a service had no limit: t* = F(service unlimited) − F. */
  gainUnlimited(service: number): number {
    const part = this.#partOfService.get(service);
    if (part === undefined) return 0;
    const flow = this.#flows.get(part) ?? this.#flowOf(part);
    this.#flows.set(part, flow);
    return flow.gainUnlimited(part.services.indexOf(service));
  }

  #flowOf(part: Part): MaximumFlow {
    const links = this.#partition.linksOf(part);
    return new MaximumFlow({
      demand: this.#partition.demandOf(part),
      capacity: this.#partition.capacityOf(part),
      links,
    });
  }
}
