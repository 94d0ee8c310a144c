import { setTimeout as sleep } from "node:timers/promises";

/** Waits until a statement about the machine holds; throws with its name when it never does. */
export async function until(name: string, holds: () => boolean | Promise<boolean>, seconds = 20): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`within ${seconds} s it did not come true that ${name}`);
    await sleep(50);
  }
}
