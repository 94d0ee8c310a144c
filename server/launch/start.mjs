import { inRoot, pinnedNode } from "./checkout.mjs";
import { followSignalsAndParent, runServer } from "./child.mjs";
import { build, install } from "./prepare.mjs";

followSignalsAndParent();
await install();
await build();
process.exit(await runServer(pinnedNode, ["--enable-source-maps", inRoot("server", "dist", "main.js")]));
