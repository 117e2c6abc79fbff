import type { ErrorCode } from 'yaml'

const texts: Partial<Record<ErrorCode, string>> = {
  BAD_DIRECTIVE: 'this YAML directive is not understood',
  BAD_DQ_ESCAPE: 'an escape sequence in "…" that YAML does not know; use \'…\' for literal backslashes',
  BAD_INDENT: 'the indentation does not fit, or a bracket or quote is not closed',
  BAD_SCALAR_START: 'a value cannot begin with this character; put it in quotes',
  BLOCK_AS_IMPLICIT_KEY: 'a second "key: value" on one line; put the value in quotes or on its own line',
  BLOCK_IN_FLOW: 'an indented block cannot stand inside { } or [ ]',
  DUPLICATE_KEY: 'this key is given twice',
  KEY_OVER_1024_CHARS: 'a key is longer than 1024 characters',
  MISSING_CHAR: 'a character is missing here: a colon, a comma, a space, or the end of a bracket or quote',
  MULTILINE_IMPLICIT_KEY: 'a key must stand on one line; a colon or a quote may be missing',
  MULTIPLE_DOCS: 'a second YAML document begins here; the file must hold one',
  NON_STRING_KEY: 'a key must be plain text',
  RESOURCE_EXHAUSTION: 'the nesting is too deep',
  TAB_AS_INDENT: 'a tab in the indentation; use spaces',
  TAG_RESOLVE_FAILED: 'YAML tags (!…) are not supported',
  UNEXPECTED_TOKEN: `unexpected text; a reference inside { } must be in quotes: "\${env:NAME}"`,
}

/** What a YAML error means. The parser's own message may repeat text of the file, which may be secret, so it is not used. */
export function syntaxText(code: ErrorCode): string {
  return texts[code] ?? 'this is not valid YAML'
}
