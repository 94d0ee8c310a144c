/** Services, the cells they reach, and how much each can give or take; all by position. */
export interface SupplyNetwork {
  /** Most each cell takes. */
  readonly demand: Float64Array;
  /** Most each service gives; may be infinite. */
  readonly capacity: Float64Array;
  /** Cells each service reaches, by position, without repeats. */
  readonly reaches: readonly Int32Array[];
}

/** Part of an edge's size below which what is left of it counts as nothing. */
const RELATIVE_TOLERANCE = 1e-13;

const NOT_SEEN = -1;

/**
 * Greatest flow from services into cells (Dinic 1970, blocking flows on level graphs), on typed arrays.
 * Nodes: the source, the cells, the services, the sink. The flow runs from the cells' side, source → cell → service → sink,
 * so that the cells still reachable from the source are those whose demand the services cannot meet.
 */
export class MaximumFlow {
  /** Units that flow. */
  readonly total: number;
  readonly #cellCount: number;
  readonly #serviceCount: number;
  readonly #start: Int32Array;
  readonly #target: Int32Array;
  readonly #reverse: Int32Array;
  readonly #residual: Float64Array;
  readonly #tolerance: Float64Array;
  readonly #level: Int32Array;

  constructor(network: SupplyNetwork) {
    this.#cellCount = network.demand.length;
    this.#serviceCount = network.capacity.length;
    const nodes = this.#cellCount + this.#serviceCount + 2;
    const middle = network.reaches.reduce((sum, reach) => sum + reach.length, 0);
    const edges = 2 * (middle + this.#cellCount + this.#serviceCount);
    this.#start = new Int32Array(nodes + 1);
    this.#target = new Int32Array(edges);
    this.#reverse = new Int32Array(edges);
    this.#residual = new Float64Array(edges);
    this.#tolerance = new Float64Array(edges);
    this.#level = new Int32Array(nodes);
    this.#build(network);
    this.total = this.#run();
  }

  get #source(): number {
    return this.#cellCount + this.#serviceCount;
  }

  get #sink(): number {
    return this.#source + 1;
  }

  #build(network: SupplyNetwork): void {
    const { demand, capacity, reaches } = network;
    const degree = new Int32Array(this.#start.length);
    const count = (node: number) => {
      degree[node] = (degree[node] ?? 0) + 1;
    };
    const eachEdge = (visit: (from: number, to: number, size: number, tolerance: number) => void) => {
      demand.forEach((size, cell) => visit(this.#source, cell, size, size * RELATIVE_TOLERANCE));
      reaches.forEach((reach, service) => {
        for (const cell of reach) {
          visit(cell, this.#cellCount + service, Number.POSITIVE_INFINITY, (demand[cell] ?? 0) * RELATIVE_TOLERANCE);
        }
      });
      capacity.forEach((size, service) => {
        const tolerance = Number.isFinite(size) ? size * RELATIVE_TOLERANCE : 0;
        visit(this.#cellCount + service, this.#sink, size, tolerance);
      });
    };
    eachEdge((from, to) => {
      count(from);
      count(to);
    });
    for (let node = 0; node + 1 < this.#start.length; node += 1) {
      this.#start[node + 1] = (this.#start[node] ?? 0) + (degree[node] ?? 0);
    }
    const next = this.#start.slice();
    eachEdge((from, to, size, tolerance) => this.#addEdge(next, from, to, size, tolerance));
  }

  #addEdge(next: Int32Array, from: number, to: number, size: number, tolerance: number): void {
    const forward = next[from] ?? 0;
    next[from] = forward + 1;
    const backward = next[to] ?? 0;
    next[to] = backward + 1;
    this.#target[forward] = to;
    this.#target[backward] = from;
    this.#reverse[forward] = backward;
    this.#reverse[backward] = forward;
    this.#residual[forward] = size;
    this.#tolerance[forward] = tolerance;
    this.#tolerance[backward] = tolerance;
  }

  #isOpen(edge: number): boolean {
    return (this.#residual[edge] ?? 0) > (this.#tolerance[edge] ?? 0);
  }

  /** Breadth-first distances from the source over open edges; true when the sink is within reach. */
  #findLevels(): boolean {
    this.#level.fill(NOT_SEEN);
    this.#level[this.#source] = 0;
    const queue = new Int32Array(this.#level.length);
    queue[0] = this.#source;
    let length = 1;
    for (let head = 0; head < length; head += 1) {
      const node = queue[head] ?? 0;
      const end = this.#start[node + 1] ?? 0;
      for (let edge = this.#start[node] ?? 0; edge < end; edge += 1) {
        const to = this.#target[edge] ?? 0;
        if (this.#level[to] !== NOT_SEEN || !this.#isOpen(edge)) continue;
        this.#level[to] = (this.#level[node] ?? 0) + 1;
        queue[length] = to;
        length += 1;
      }
    }
    return this.#level[this.#sink] !== NOT_SEEN;
  }

  #run(): number {
    let total = 0;
    while (this.#findLevels()) {
      const next = this.#start.slice(0, -1);
      for (let pushed = this.#augment(next); pushed > 0; pushed = this.#augment(next)) total += pushed;
    }
    return total;
  }

  /** Pushes along one path of the level graph, walked without recursion; 0 when none is left. */
  #augment(next: Int32Array): number {
    const path: number[] = [];
    let node = this.#source;
    while (node !== this.#sink) {
      const edge = this.#advance(next, node);
      if (edge !== NOT_SEEN) {
        path.push(edge);
        node = this.#target[edge] ?? 0;
        continue;
      }
      const last = path.pop();
      if (last === undefined) return 0;
      node = this.#target[this.#reverse[last] ?? 0] ?? 0;
      next[node] = (next[node] ?? 0) + 1;
    }
    return this.#push(path);
  }

  /** The next open edge of a node that leads one level on. */
  #advance(next: Int32Array, node: number): number {
    const end = this.#start[node + 1] ?? 0;
    const level = (this.#level[node] ?? 0) + 1;
    for (let edge = next[node] ?? 0; edge < end; edge += 1) {
      if (this.#level[this.#target[edge] ?? 0] === level && this.#isOpen(edge)) {
        next[node] = edge;
        return edge;
      }
    }
    next[node] = end;
    return NOT_SEEN;
  }

  #push(path: readonly number[]): number {
    const amount = path.reduce((least, edge) => Math.min(least, this.#residual[edge] ?? 0), Number.POSITIVE_INFINITY);
    for (const edge of path) {
      const back = this.#reverse[edge] ?? 0;
      const left = (this.#residual[edge] ?? 0) - amount;
      this.#residual[edge] = left <= (this.#tolerance[edge] ?? 0) ? 0 : left;
      this.#residual[back] = (this.#residual[back] ?? 0) + amount;
    }
    return amount;
  }

  /** Cells whose demand cannot be met in full, with those tied to them: the cells' side of the smallest cut. */
  unmetCells(): number[] {
    const cells: number[] = [];
    for (let cell = 0; cell < this.#cellCount; cell += 1) if (this.#level[cell] !== NOT_SEEN) cells.push(cell);
    return cells;
  }
}

/** Units the services can bring into the cells at most. */
export function maximumFlow(network: SupplyNetwork): number {
  return new MaximumFlow(network).total;
}
