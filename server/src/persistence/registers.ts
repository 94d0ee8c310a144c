import type { MikroORM } from "@mikro-orm/postgresql";
import { LRUCache } from "lru-cache";
import type { PartnershipRow } from "./queries/partnership.query.ts";
import { readServices } from "./queries/services.query.ts";
import { type ServiceRegister, serviceRegister } from "./service-register.ts";

/** Registers kept in memory at once. */
const KEPT_REGISTERS = 32;

/** The register of each partnership in use at its data version and day, read once however many ask. */
export class Registers {
  readonly #orm: MikroORM;
  readonly #held = new LRUCache<string, Promise<ServiceRegister>>({ max: KEPT_REGISTERS });

  constructor(orm: MikroORM) {
    this.#orm = orm;
  }

  /** The services as they stand on a day, as 2026-03-31. */
  read(partnership: PartnershipRow, today: string): Promise<ServiceRegister> {
    const key = `${partnership.id}:${partnership.dataVersion}:${today}`;
    const held = this.#held.get(key);
    if (held !== undefined) return held;
    const register = readServices(this.#orm, partnership, today).then(serviceRegister);
    this.#held.set(key, register);
    register.catch(() => this.#held.delete(key));
    return register;
  }
}
