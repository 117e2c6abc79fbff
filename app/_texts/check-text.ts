import type { CheckMessage, CheckText } from '@/lib/domain/denial-check'
import { formatTags } from '../_messages/format-tags'
import type { Locale } from '../_messages/languages'
import type { Texts } from '../_messages/texts'

type Say = (message: CheckMessage, values: Readonly<Record<string, string>>) => string

/** What an administrator should look at, as a sentence. */
export function checkText(t: Texts<'denialChecks'>, locale: Locale, { message, values }: CheckText): string {
  const list = new Intl.ListFormat(formatTags[locale], { type: 'disjunction' })
  const said = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : list.format(value),
  ])
  // Which values go with which message is known where the check is made; a test says them all.
  return (t as unknown as Say)(message, Object.fromEntries(said))
}
