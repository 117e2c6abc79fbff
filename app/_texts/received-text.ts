import type { Identity } from '@/lib/domain/identity'
import type { Texts } from '../_messages/texts'

interface Matched {
  /** Grants whose conditions the person meets. */
  readonly met: number
  readonly all: number
  /** They leave the person nothing all the same. */
  readonly isEmpty: boolean
}

/** What the rules made of a person. */
export function resultSentence(t: Texts<'received'>, { met, all, isEmpty }: Matched): string {
  return t(met > 0 && isEmpty ? 'matchesDenied' : 'matches', { met: String(met), all })
}

/** What Brevet was told of a person, as lines for whoever helps them: in English whatever the page speaks. Holds no secret. */
export function receivedText(
  identity: Identity,
  { source, result }: { readonly source: string; readonly result: string },
) {
  const { name, email, groups, attributes, authenticatedAt } = identity
  return [
    `Signed in as: ${email ?? name}`,
    `Through: ${source}, ${authenticatedAt.toISOString()}`,
    `Groups: ${groups.map(({ value }) => value).join(', ') || 'none'}`,
    ...attributes.map((attribute) => `${attribute.name}: ${attribute.values.join(', ') || 'none'}`),
    `Result: ${result}`,
  ].join('\n')
}
