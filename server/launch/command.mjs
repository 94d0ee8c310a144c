import { inRoot, pinnedNode } from "./checkout.mjs";
import { followSignalsAndParent, runShown } from "./child.mjs";
import { build, install } from "./prepare.mjs";

const [name, ...parameters] = process.argv.slice(2);

followSignalsAndParent();
await install();
await build();
process.exit(await runShown(pinnedNode, [inRoot("server", "dist", "commands", `${name}.js`), ...parameters]));
