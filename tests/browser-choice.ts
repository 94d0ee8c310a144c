import { execFileSync, spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LaunchOptions } from "playwright-core";

const INSTALLED = [
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/snap/bin/chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** It shows only our own pages, and asks nobody for anything else. */
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const HERE = dirname(fileURLToPath(import.meta.url));

/** Folder of the browser that comes as an npm package, unpacked once for each of its versions. */
function unpackedBrowser(): string {
  const packageFile = join(HERE, "node_modules", "@sparticuz", "chromium", "package.json");
  const { version } = JSON.parse(readFileSync(packageFile, "utf8")) as { version: string };
  const cache = join(HERE, "node_modules", ".cache");
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const partial = mkdtempSync(`${folder}.`);
  execFileSync(process.execPath, [join(HERE, "inflate-browser.ts")], { cwd: HERE, env: { TMPDIR: partial } });
  writeFileSync(
    join(partial, "fonts.conf"),
    `<?xml version="1.0"?><fontconfig><dir prefix="relative">fonts</dir><cachedir prefix="xdg">fontconfig</cachedir><include ignore_missing="yes">/etc/fonts/fonts.conf</include></fontconfig>`,
  );
  for (const path of [partial, join(partial, "chromium")]) chmodSync(path, 0o755);
  try {
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    // Another test file has unpacked it meanwhile.
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

/** How to launch the packaged browser: with its own libraries only where the machine has none. */
function packagedBrowser(): LaunchOptions {
  const folder = unpackedBrowser();
  const executablePath = join(folder, "chromium");
  const env = { HOME: folder, FONTCONFIG_FILE: join(folder, "fonts.conf") };
  if (spawnSync(executablePath, ["--version"], { env }).status === 0) return { executablePath, env };
  return { executablePath, env: { ...env, LD_LIBRARY_PATH: join(folder, "al2023", "lib") } };
}

function chooseBrowser(named: string): LaunchOptions {
  if (named !== "") {
    if (!existsSync(named))
      throw new Error(`CHROME_PATH is "${named}", but there is no such file; correct or unset it.`);
    return { executablePath: named };
  }
  const installed = INSTALLED.find((path) => existsSync(path));
  return installed === undefined ? packagedBrowser() : { executablePath: installed };
}

/** How to launch the browser named, or an installed one, or the one that comes as an npm package. */
export function launchOptions(named: string): LaunchOptions {
  return { ...chooseBrowser(named), args: FLAGS };
}
