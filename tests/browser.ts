import { type Browser, chromium } from "playwright-core";
import { inject } from "vitest";
import { launchOptions } from "./browser-choice.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Browser named by CHROME_PATH; empty where it names none. */
    chromePath: string;
    isFullMatrix: boolean;
  }
}

/** Launches the first of CHROME_PATH, an installed browser, and the one that comes as an npm package. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch(launchOptions(inject("chromePath")));
}
