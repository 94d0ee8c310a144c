/** Longest address mail can carry (RFC 5321, section 4.5.3.1.3). */
const LONGEST = 254;

/** The form browsers ask of an address (HTML Standard, valid e-mail address), with a dot in its domain. */
const FORM =
  /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/;

/** An address trimmed and in lower case; null where the text is none. */
export function readEmail(text: string): string | null {
  const address = text.trim().toLowerCase();
  return address.length <= LONGEST && FORM.test(address) ? address : null;
}
