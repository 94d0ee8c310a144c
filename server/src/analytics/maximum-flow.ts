import { Amounts } from "./amounts.ts";
import { type DoubleDouble, sumExactly } from "./double-double.ts";
import { cellsOfLinks, type Links, linksByService, linksOf } from "./supply-links.ts";

/** Services, the cells they reach, and how much each can give or take; all by position. */
export interface SupplyNetwork {
  /** Most each cell takes. */
  readonly demand: Float64Array;
  /** Second halves of the demands, where they need more digits than a number holds. */
  readonly demandLow?: Float64Array;
  /** Most each service gives; may be infinite. */
  readonly capacity: Float64Array;
  readonly links: Links;
}

/** Part of the flow below which an amount is rounding dust; amounts carry about 32 digits. */
const DUST = 1e-29;

const UNSEEN = -1;

/** Sum of amounts that may be infinite. */
const sumOf = (amounts: Float64Array) =>
  amounts.includes(Number.POSITIVE_INFINITY) ? Number.POSITIVE_INFINITY : sumExactly(amounts).high;

/**
 * Greatest flow from services into cells (Dinic 1970: blocking flows on level graphs), on typed arrays and in about
 * 32 digits, so that amounts from a millionth to a thousand million keep their place side by side.
 */
export class MaximumFlow {
  readonly #cellStart: Int32Array;
  readonly #serviceOf: Int32Array;
  readonly #cellOf: Int32Array;
  readonly #serviceStart: Int32Array;
  readonly #linkOf: Int32Array;
  /** Demand each cell still has, capacity each service still has, and what flows on each link. */
  readonly #unmet: Amounts;
  readonly #asked: DoubleDouble;
  readonly #spare: Amounts;
  readonly #flow: Amounts;
  readonly #cellLevel: Int32Array;
  readonly #serviceLevel: Int32Array;
  readonly #nextOfCell: Int32Array;
  readonly #nextOfService: Int32Array;
  readonly #queue: Int32Array;
  readonly #forward: Int32Array;
  readonly #back: Int32Array;
  readonly #dust: number;

  constructor({ demand, demandLow, capacity, links }: SupplyNetwork) {
    const byService = linksByService(links, capacity.length);
    this.#cellStart = links.start;
    this.#serviceOf = links.service;
    this.#cellOf = cellsOfLinks(links);
    this.#serviceStart = byService.start;
    this.#linkOf = byService.link;
    this.#unmet = new Amounts(demand.slice(), demandLow?.slice());
    this.#asked = this.#unmet.sum();
    this.#spare = new Amounts(capacity.slice());
    this.#flow = new Amounts(new Float64Array(links.service.length));
    this.#cellLevel = new Int32Array(demand.length);
    this.#serviceLevel = new Int32Array(capacity.length);
    this.#nextOfCell = new Int32Array(demand.length);
    this.#nextOfService = new Int32Array(capacity.length);
    this.#queue = new Int32Array(demand.length);
    this.#forward = new Int32Array(demand.length + 1);
    this.#back = new Int32Array(demand.length + 1);
    this.#dust = DUST * Math.min(sumExactly(demand).high, sumOf(capacity));
    this.#fill();
  }

  #fill(): void {
    while (this.#findLevels()) this.#block();
  }

  /** Takes back all that a service gives and lets the others step in. */
  #withdraw(service: number): void {
    this.#spare.set(service, 0, 0);
    for (let at = this.#serviceStart[service] as number; at < (this.#serviceStart[service + 1] as number); at += 1) {
      const link = this.#linkOf[at] as number;
      this.#unmet.add(this.#cellOf[link] as number, this.#flow.high[link] as number, this.#flow.low[link] as number, 0);
      this.#flow.set(link, 0, 0);
    }
    this.#fill();
  }

  /** Units that flow less when a service gives nothing; it then keeps no more capacity than those, nor than `most`. */
  reduceToNeed(service: number, most: number): number {
    const before = this.total;
    this.#withdraw(service);
    const kept = Math.min(most, Math.max(0, before - this.total));
    this.#spare.set(service, kept, 0);
    this.#fill();
    return kept;
  }

  /** Units that could flow more if a service had no limit; the flow stays as it is. */
  gainUnlimited(service: number): number {
    const before = this.total;
    const kept = [this.#unmet, this.#spare, this.#flow].map((amounts) => amounts.copy());
    this.#spare.set(service, Number.POSITIVE_INFINITY, 0);
    this.#fill();
    const gain = Math.max(0, this.total - before);
    [this.#unmet, this.#spare, this.#flow].forEach((amounts, index) => {
      amounts.restore(kept[index] as Amounts);
    });
    return gain;
  }

  /** Level of every cell and service from the cells with unmet demand; true while some spare capacity is in reach. */
  #findLevels(): boolean {
    this.#cellLevel.fill(UNSEEN);
    this.#serviceLevel.fill(UNSEEN);
    let length = 0;
    for (let cell = 0; cell < this.#cellLevel.length; cell += 1) {
      if ((this.#unmet.high[cell] as number) <= this.#dust) continue;
      this.#cellLevel[cell] = 0;
      this.#queue[length] = cell;
      length += 1;
    }
    let spareLevel = Number.POSITIVE_INFINITY;
    for (let head = 0; head < length; head += 1) {
      const cell = this.#queue[head] as number;
      const level = (this.#cellLevel[cell] as number) + 1;
      if (level > spareLevel) break;
      const end = this.#cellStart[cell + 1] as number;
      for (let link = this.#cellStart[cell] as number; link < end; link += 1) {
        const service = this.#serviceOf[link] as number;
        if (this.#serviceLevel[service] !== UNSEEN) continue;
        this.#serviceLevel[service] = level;
        if ((this.#spare.high[service] as number) > this.#dust) spareLevel = level;
        else length = this.#enqueueFed(service, level + 1, length);
      }
    }
    return spareLevel < Number.POSITIVE_INFINITY;
  }

  /** Queues the cells a full service feeds, which could be fed from elsewhere instead. */
  #enqueueFed(service: number, level: number, length: number): number {
    let end = length;
    const last = this.#serviceStart[service + 1] as number;
    for (let at = this.#serviceStart[service] as number; at < last; at += 1) {
      const link = this.#linkOf[at] as number;
      const cell = this.#cellOf[link] as number;
      if (this.#cellLevel[cell] !== UNSEEN || (this.#flow.high[link] as number) <= this.#dust) continue;
      this.#cellLevel[cell] = level;
      this.#queue[end] = cell;
      end += 1;
    }
    return end;
  }

  /** Pushes along paths of the level graph until every one is blocked. */
  #block(): void {
    this.#nextOfCell.set(this.#cellStart.subarray(0, -1));
    this.#nextOfService.set(this.#serviceStart.subarray(0, -1));
    for (let root = 0; root < this.#cellLevel.length; root += 1) {
      if (this.#cellLevel[root] !== 0) continue;
      while ((this.#unmet.high[root] as number) > this.#dust && this.#augment(root));
    }
  }

  /** Walks from a cell to spare capacity, stepping back where the way is blocked; false when there is no way. */
  #augment(root: number): boolean {
    let depth = 0;
    let cell = root;
    for (;;) {
      const forward = this.#nextLinkOfCell(cell);
      if (forward === UNSEEN) {
        if (depth === 0) return false;
        depth -= 1;
        cell = this.#cellOf[this.#forward[depth] as number] as number;
        const service = this.#serviceOf[this.#forward[depth] as number] as number;
        this.#nextOfService[service] = (this.#nextOfService[service] as number) + 1;
      } else this.#forward[depth] = forward;
      const service = this.#serviceOf[this.#forward[depth] as number] as number;
      if ((this.#spare.high[service] as number) > this.#dust) {
        this.#push(root, service, depth);
        return true;
      }
      const back = this.#nextLinkOfService(service);
      if (back === UNSEEN) {
        this.#nextOfCell[cell] = (this.#nextOfCell[cell] as number) + 1;
      } else {
        this.#back[depth] = back;
        depth += 1;
        cell = this.#cellOf[back] as number;
      }
    }
  }

  #nextLinkOfCell(cell: number): number {
    const end = this.#cellStart[cell + 1] as number;
    const level = (this.#cellLevel[cell] as number) + 1;
    for (let link = this.#nextOfCell[cell] as number; link < end; link += 1) {
      if (this.#serviceLevel[this.#serviceOf[link] as number] !== level) continue;
      this.#nextOfCell[cell] = link;
      return link;
    }
    this.#nextOfCell[cell] = end;
    return UNSEEN;
  }

  #nextLinkOfService(service: number): number {
    const end = this.#serviceStart[service + 1] as number;
    const level = (this.#serviceLevel[service] as number) + 1;
    for (let at = this.#nextOfService[service] as number; at < end; at += 1) {
      const link = this.#linkOf[at] as number;
      if ((this.#flow.high[link] as number) <= this.#dust) continue;
      if (this.#cellLevel[this.#cellOf[link] as number] !== level) continue;
      this.#nextOfService[service] = at;
      return link;
    }
    this.#nextOfService[service] = end;
    return UNSEEN;
  }

  /** Sends all that the walked path takes: the root is met more, the last service gives more, links between shift. */
  #push(root: number, service: number, depth: number): void {
    let high = this.#unmet.high[root] as number;
    let low = this.#unmet.low[root] as number;
    const takeLess = (amounts: Amounts, at: number) => {
      if (!amounts.isBelow(at, high, low)) return;
      high = amounts.high[at] as number;
      low = amounts.low[at] as number;
    };
    takeLess(this.#spare, service);
    for (let step = 0; step < depth; step += 1) takeLess(this.#flow, this.#back[step] as number);
    this.#unmet.add(root, -high, -low, this.#dust);
    this.#spare.add(service, -high, -low, this.#dust);
    for (let step = 0; step < depth; step += 1) this.#flow.add(this.#back[step] as number, -high, -low, this.#dust);
    for (let step = 0; step <= depth; step += 1) this.#flow.add(this.#forward[step] as number, high, low, 0);
  }

  /** Whether every cell's demand is met in full. */
  get isMet(): boolean {
    for (let cell = 0; cell < this.#cellLevel.length; cell += 1) {
      if ((this.#unmet.high[cell] as number) > this.#dust) return false;
    }
    return true;
  }

  /** Units that flow. */
  get total(): number {
    const unmet = this.#unmet.sum();
    return this.#asked.high - unmet.high + (this.#asked.low - unmet.low);
  }

  /** 1 for services that reach cells whose demand cannot be met in full, or cells tied to them: the smallest cut. */
  unmetServices(): Uint8Array {
    const isTaken = new Uint8Array(this.#serviceLevel.length);
    for (let service = 0; service < isTaken.length; service += 1) {
      if (this.#serviceLevel[service] !== UNSEEN) isTaken[service] = 1;
    }
    return isTaken;
  }
}

/** Units the services can bring into the cells at most. */
export function maximumFlow(network: {
  readonly demand: Float64Array;
  readonly capacity: Float64Array;
  /** Positions of the cells each service reaches, without repeats. */
  readonly reaches: readonly Int32Array[];
}): number {
  const { demand, capacity, reaches } = network;
  return new MaximumFlow({ demand, capacity, links: linksOf(demand.length, reaches) }).total;
}
