import type { KeyValues } from './keys-lines'

/** A way to write keys down. */
export interface KeyFormat {
  readonly id: string
  readonly label: string
  readonly render: (values: KeyValues) => string
}

/** The format to begin with: the remembered one, or the one of this system's usual shell. */
export function initialFormat(formats: readonly KeyFormat[], remembered: string | null, userAgent: string): string {
  const known = (id: string | null) => formats.find((format) => format.id === id)?.id
  return known(remembered) ?? (/Windows/i.test(userAgent) ? known('powershell') : undefined) ?? formats[0]?.id ?? ''
}
