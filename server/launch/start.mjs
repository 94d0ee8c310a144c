import { build, install, root, runInForeground } from "./launch.mjs";
import { join } from "node:path";

install();
build();
runInForeground(["--enable-source-maps", join(root, "server", "dist", "main.js")]);
