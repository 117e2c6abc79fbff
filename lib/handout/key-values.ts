/** Temporary keys and what belongs to them, as plain text: from here on they are shown to the person they were issued to. */
export interface KeyValues {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly sessionToken: string
  readonly expiresAt: Date
  readonly region: string
  /** Twelve digits. */
  readonly accountId: string
  readonly roleName: string
  /** See {@link profileName}. */
  readonly profileName: string
}

/** The name of an account's role in `~/.aws/credentials`. */
export function profileName(accountAlias: string, roleName: string): string {
  return safeProfileName(`${accountAlias}-${roleName}`)
}

/** Letters, digits and `_ . -`, which no SDK wants quoted; anything else becomes a hyphen. */
export function safeProfileName(name: string): string {
  return name.replace(/[^\w.-]+/g, '-') || '-'
}

/** RFC 3339 in UTC, to the second, as AWS writes it. */
export function formatExpiry(expiresAt: Date): string {
  return expiresAt.toISOString().replace(/\.\d{3}Z$/, 'Z')
}

/** Characters that a terminal or a parser may act upon: controls, format characters, line separators, lone surrogates. */
export const unprintable = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu
