/** Longest address that is kept through a sign-in. */
const LONGEST = 2_000;

const SOMEWHERE = "http://tandem.invalid";

/** The page of this site a person is sent to after signing in; the start page where a text names anything else. */
export function readReturnTo(text: unknown): string {
  if (typeof text !== "string" || text.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return "/";
  if (text.includes("\\") || !URL.canParse(text, SOMEWHERE)) return "/";
  const { origin, pathname, search } = new URL(text, SOMEWHERE);
  return origin === SOMEWHERE && !pathname.startsWith("//") ? pathname + search : "/";
}
