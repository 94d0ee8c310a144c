/** A Relay id: the type, the partnership and the code within it; stable over data versions. */
export function globalId(type: string, partnership: string, code: string | number): string {
  return Buffer.from(`${type}:${partnership}:${code}`).toString("base64url");
}
