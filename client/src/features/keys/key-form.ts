import type { ApiKeyScope, CreateApiKeyInput, Role } from "@tandem/schema/operations";
import { isLetThrough, type Viewer } from "../../app/viewer.ts";
import { Written } from "../../parts/form-fields.ts";
import { KEY_ROLES } from "./key-words.ts";

const DAY = 86_400_000;

/** Days a key works for where nothing else is chosen, and at most. */
const DAYS = { usual: 90, most: 366 };

/** A day from today on, as 2027-03-31. */
const dayIn = (days: number) => new Date(Date.now() + days * DAY).toISOString().slice(0, 10);

/** Days that may be chosen as a key's last, and the one proposed. */
export function lastDays(): { readonly first: string; readonly usual: string; readonly last: string } {
  return { first: dayIn(0), usual: dayIn(DAYS.usual), last: dayIn(DAYS.most) };
}

/** Roles somebody may give a key: what every role reads, and what they hold themselves. */
export function rolesToGive(viewer: Viewer | null): readonly Role[] {
  const held = viewer?.membership?.roles ?? [];
  return KEY_ROLES.filter((role) => role === "READER" || viewer?.kind === "EVALUATION" || held.includes(role));
}

/** Uses somebody may give a key. */
export function scopesToGive(viewer: Viewer | null): readonly ApiKeyScope[] {
  return viewer?.kind === "EVALUATION" || isLetThrough(viewer, "LOAD_FILES") ? ["READ", "IMPORT"] : ["READ"];
}

/** Reads the form of a new key. */
export function readKeyForm(form: HTMLFormElement): CreateApiKeyInput {
  const written = new Written(form);
  const scopes: readonly ApiKeyScope[] = ["READ", "IMPORT"];
  return {
    name: written.text("name"),
    scopes: scopes.filter((scope) => written.isChecked(scope)),
    role: KEY_ROLES.find((role) => role === written.text("role")) ?? null,
    purpose: written.maybe("purpose"),
    expiresOn: written.text("expiresOn"),
    requestsPerMinute: written.number("requestsPerMinute"),
    pointsPerMinute: written.number("pointsPerMinute"),
    concurrentRequests: written.number("concurrentRequests"),
  };
}
