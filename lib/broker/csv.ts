/** One line of CSV with its end. Source: RFC 4180; every field is quoted, so that white space at its ends stays. */
export function csvLine(fields: readonly (string | number | null)[]): string {
  return `${fields.map((field) => quoted(harmless(String(field ?? '')))).join(',')}\r\n`
}

/**
 * Spreadsheets run a cell that begins like a formula. An apostrophe before it makes it text.
 * Source: OWASP, "CSV Injection"; the full-width forms are taken for the plain ones by some.
 */
function harmless(text: string): string {
  return /^[\s\p{Cf}\p{Cc}]*[=+\-@\t\r\n|%＝＋－＠]/u.test(text) || /^[\t\r\n]/.test(text) ? `'${text}` : text
}

/** A spreadsheet ends a text at NUL, and UTF-8 has no lone surrogates. */
function quoted(text: string): string {
  return `"${text.toWellFormed().replaceAll('\u0000', '\u2400').replaceAll('"', '""')}"`
}
