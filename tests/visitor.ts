/** A browser without a screen: keeps cookies by site, follows redirects, and tells where it ended. */
export class Visitor {
  readonly #cookies = new Map<string, Map<string, string>>();

  /** Cookies kept for an address's host. */
  cookies(address: string): Map<string, string> {
    const { hostname, port } = new URL(address);
    // Browsers keep one jar for all ports of a host; ours keeps them apart, as if the two sites had names of their own.
    const site = `${hostname}:${port}`;
    const found = this.#cookies.get(site) ?? new Map<string, string>();
    this.#cookies.set(site, found);
    return found;
  }

  #keep(address: string, response: Response): void {
    const jar = this.cookies(address);
    for (const line of response.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
  }

  /** One request with the cookies of its site; redirects are not followed. */
  async send(address: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies(address)].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie === "" ? {} : { cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(address, { ...init, headers, redirect: "manual" });
    this.#keep(address, response);
    return response;
  }

  /** Visits a page, following redirects as far as `until` lets it. */
  async visit(
    address: string,
    until: (address: string) => boolean = () => false,
  ): Promise<{ readonly address: string; readonly response: Response }> {
    let current = address;
    for (let step = 0; step < 20; step += 1) {
      const response = await this.send(current);
      const next = response.headers.get("location");
      if (next === null) return { address: current, response };
      current = new URL(next, current).href;
      if (until(current)) return { address: current, response };
    }
    throw new Error(`too many redirects, the last to ${current}`);
  }
}
