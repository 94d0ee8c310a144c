import { startApp } from "@tandem/server/app";
import { readConfig } from "@tandem/server/config";
import { serve } from "./contender.ts";

const quiet = () => undefined;
const log = { info: quiet, error: (line: string) => void process.stderr.write(`${line}\n`) };

await serve(async (databaseUrl, isCached) => {
  const config = readConfig({ PORT: "0", ...(isCached ? {} : { KEPT_ANSWERS_MB: "0" }) });
  return (await startApp({ config, databaseUrl, log })).address;
});
