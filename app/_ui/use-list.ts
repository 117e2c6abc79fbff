import { useLocale } from '#texts'
import { formatTags } from '../_messages/format-tags'

/** Writes several names as a list in the language of the page: `saml, id-token and assertion`. */
export function useList(): (names: readonly string[]) => string {
  const words = new Intl.ListFormat(formatTags[useLocale()], { type: 'conjunction' })
  return (names) => words.format(names)
}
