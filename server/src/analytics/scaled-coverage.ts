import { findLinks, type GroupLinks, type SolvedGraph } from "./group-links.ts";
import { type Part, Partition } from "./partition.ts";
import { decomposePart } from "./principal-decomposition.ts";
import type { Stretch } from "./stretch.ts";
import type { CollapsedGraph } from "./supply-graph.ts";
import type { Links } from "./supply-links.ts";

/** Part of its demand that a class keeps at least, so that its coverage keeps its limit. */
const LEAST = 1e-9;

/** Coverages of a stretch when the demand of some classes is changed; capacity stays as it is. */
export class ScaledCoverage {
  readonly #stretch: SolvedGraph;
  readonly #links: GroupLinks;
  /** The graph with changed demands, which are put back after each question. */
  readonly #graph: CollapsedGraph;
  readonly #partition: Partition;
  /** Coverage of each group, likewise. */
  readonly #ratios: Float64Array;
  readonly #isTouched: Uint8Array;
  /** Each group as a part with its links, once it was looked at; they do not change with demand. */
  readonly #parts: { readonly part: Part; readonly links: Links }[] = [];
  /** Coverage of each class and service of groups that are solved again. */
  readonly #classRatio: Float64Array;
  readonly #serviceRatio: Float64Array;

  constructor(stretch: SolvedGraph) {
    this.#stretch = stretch;
    this.#links = findLinks(stretch);
    this.#graph = { ...stretch.graph, demand: stretch.graph.demand.slice() };
    this.#partition = new Partition(this.#graph);
    this.#ratios = Float64Array.from(stretch.groups, ({ coverage }) => coverage);
    this.#isTouched = new Uint8Array(stretch.groups.length);
    this.#classRatio = new Float64Array(stretch.graph.demand.length);
    this.#serviceRatio = new Float64Array(stretch.graph.capacity.length);
  }

  /** New coverage of each of the classes when these have the given demand. */
  coverageWith(classes: readonly number[], units: readonly number[]): number[] {
    const { demand } = this.#graph;
    const before = this.#stretch.graph.demand;
    for (let at = 0; at < classes.length; at += 1) {
      const index = classes[at] as number;
      demand[index] = Math.max(units[at] as number, LEAST * (before[index] as number));
    }
    const touched = this.#touch(classes);
    for (const group of touched) this.#ratios[group] = this.#plainRatio(group);
    const moved = touched.filter((group) => !this.#isInOrder(group) || !this.#isEven(group));
    const solved = moved.length === 0 ? null : this.#solveAgain(touched, moved);
    const coverage: number[] = [];
    for (let at = 0; at < classes.length; at += 1) {
      const index = classes[at] as number;
      const group = this.#links.groupOfClass[index] as number;
      coverage.push((solved?.has(group) ? this.#classRatio[index] : this.#ratios[group]) as number);
      demand[index] = before[index] as number;
    }
    for (const group of touched) {
      this.#ratios[group] = this.#stretch.groups[group]?.coverage ?? 0;
      this.#isTouched[group] = 0;
    }
    return coverage;
  }

  /** Groups of the classes, each once. */
  #touch(classes: readonly number[]): number[] {
    const touched: number[] = [];
    for (const index of classes) {
      const group = this.#links.groupOfClass[index] as number;
      if (this.#isTouched[group] === 1) continue;
      this.#isTouched[group] = 1;
      touched.push(group);
    }
    return touched;
  }

  #plainRatio(group: number): number {
    let demand = 0;
    for (const index of this.#links.classesOf[group] ?? []) demand += this.#graph.demand[index] as number;
    return (this.#stretch.groups[group]?.capacity ?? 0) / demand;
  }

  /** Whether no group that feeds this one is better covered, and none that it feeds worse. */
  #isInOrder(group: number): boolean {
    const ratio = this.#ratios[group] as number;
    for (const feeder of this.#links.feeders[group] ?? []) if ((this.#ratios[feeder] as number) > ratio) return false;
    for (const other of this.#links.fed[group] ?? []) if ((this.#ratios[other] as number) < ratio) return false;
    return true;
  }

  #groupPart(group: number): { readonly part: Part; readonly links: Links } {
    const known = this.#parts[group];
    if (known !== undefined) return known;
    const part = this.#partOf([group]);
    const found = { part, links: this.#partition.linksOf(part) };
    this.#parts[group] = found;
    return found;
  }

  #partOf(groups: Iterable<number>): Part {
    const classes: number[] = [];
    const services: number[] = [];
    for (const group of groups) {
      for (const index of this.#links.classesOf[group] ?? []) classes.push(index);
      for (const service of this.#stretch.groups[group]?.services ?? []) services.push(service);
    }
    return { classes: classes.sort((a, b) => a - b), services: services.sort((a, b) => a - b) };
  }

  /** Whether the group's new coverage is one that each of its classes can have. */
  #isEven(group: number): boolean {
    const { part, links } = this.#groupPart(group);
    return this.#partition.split(part, links) === null;
  }

  /**
   * Solves groups that no longer hold together, and every group that gets out of order with the outcome, until none does:
   * what is then in order and even is the fair allocation of the whole.
   */
  #solveAgain(touched: readonly number[], moved: readonly number[]): ReadonlySet<number> {
    for (const group of touched) this.#ratios[group] = this.#partition.ratioOf(this.#groupPart(group).part);
    const region = new Set(moved);
    for (let size = 0; size < region.size; ) {
      size = region.size;
      const whole = this.#partOf(region);
      for (const part of decomposePart(this.#partition, whole)) {
        const ratio = this.#partition.ratioOf(part);
        for (const index of part.classes) this.#classRatio[index] = ratio;
        for (const service of part.services) this.#serviceRatio[service] = ratio;
      }
      this.#addOutOfOrder(region, whole);
    }
    return region;
  }

  /** Adds the groups outside a region that are better covered than a class they feed, or worse than a service that feeds them. */
  #addOutOfOrder(region: Set<number>, { classes, services }: Part): void {
    const { groupOfClass, groupOfService } = this.#links;
    for (const index of classes) {
      for (const service of this.#graph.servicesOf[index] ?? []) {
        const feeder = groupOfService[service] as number;
        if ((this.#ratios[feeder] as number) > (this.#classRatio[index] as number)) region.add(feeder);
      }
    }
    for (const service of services) {
      for (const index of this.#graph.classesOf[service] ?? []) {
        const fed = groupOfClass[index] as number;
        if ((this.#ratios[fed] as number) < (this.#serviceRatio[service] as number)) region.add(fed);
      }
    }
  }
}

const kept = new WeakMap<Stretch, ScaledCoverage>();

/** The scaled coverages of a stretch, set up once. */
export function scaledCoverageOf(stretch: Stretch): ScaledCoverage {
  const found = kept.get(stretch) ?? new ScaledCoverage(stretch);
  kept.set(stretch, found);
  return found;
}
