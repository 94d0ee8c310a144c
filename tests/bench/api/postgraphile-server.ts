import { createServer } from "node:http";
import { postgraphile } from "postgraphile";
import { makePgService } from "postgraphile/adaptors/pg";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { serve } from "./contender.ts";
import { PARTNERSHIP } from "./register-views.ts";

await serve(async (databaseUrl) => {
  const pgService = makePgService({
    connectionString: databaseUrl,
    schemas: ["bench"],
    pgSettings: () => ({ role: "tandem_app", "tandem.partnership_id": String(PARTNERSHIP.id) }),
  });
  const instance = postgraphile({
    extends: [PostGraphileAmberPreset],
    pgServices: [pgService],
    grafast: { explain: false },
    grafserv: { graphiql: false, watch: false },
  });
  const server = createServer();
  await instance.createServ(grafserv).addTo(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { readonly port: number };
  return `http://127.0.0.1:${port}`;
});
