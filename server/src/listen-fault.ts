import { createServer } from "node:net";
import type { Config } from "./config.ts";
import { ConfigError } from "./config-error.ts";

/** The setting that stops Tandem from listening, and its mend; the fault itself where it is another. */
export function describeListenFault(error: unknown, { host, port }: Config): unknown {
  if (!(error instanceof Error) || !("syscall" in error) || !("code" in error)) return error;
  if (!["listen", "bind", "getaddrinfo"].includes(String(error.syscall))) return error;
  switch (error.code) {
    case "EADDRINUSE":
      return new ConfigError(`PORT ${port} is taken on ${host}; stop what uses it or set PORT to a free port.`);
    case "EACCES":
    case "EPERM":
      return new ConfigError(`PORT ${port} may not be used by this user; set PORT to a free port above 1023.`);
    default:
      return new ConfigError(
        `HOST is "${host}", which this machine cannot listen on (${error.code}); set it to 127.0.0.1.`,
      );
  }
}

/** Refuses an address that cannot be listened on, before anything is started. */
export function checkListen(config: Config): Promise<void> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => reject(describeListenFault(error, config)));
    probe.listen(config.port, config.host, () => probe.close(() => resolve()));
  });
}
