import { Lexer, Source, TokenKind } from "graphql";
import { checkLimits, LIMITS, type Refusal } from "./limit-values.ts";

const OPENING: ReadonlySet<string> = new Set([TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]);
const CLOSING: ReadonlySet<string> = new Set([TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]);

/**
 * Refuses a text that is too long or too nested to be parsed; reading stops at the first limit passed, so that a hostile text
 * costs no more than one at the limit. A text that is no GraphQL is left to the parser, which says why.
 */
export function scanDocument(text: string): Refusal | null {
  const tooLong = checkLimits({ characters: text.length });
  if (tooLong !== null) return tooLong;
  const lexer = new Lexer(new Source(text));
  let [tokens, nesting, deepest] = [0, 0, 0];
  try {
    for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
      tokens += 1;
      if (OPENING.has(token.kind)) nesting += 1;
      else if (CLOSING.has(token.kind)) nesting -= 1;
      deepest = Math.max(deepest, nesting);
      if (tokens > LIMITS.tokens || deepest > LIMITS.nesting) break;
    }
  } catch {
    // The parser meets the same fault at the same place.
  }
  return checkLimits({ tokens, nesting: deepest });
}
