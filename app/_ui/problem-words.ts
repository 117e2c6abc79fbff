import type { Texts } from '../_messages/texts'
import type { Problem } from './api-post'

/** What a problem says: in Brevet's own words, or, where Brevet did not answer, in those of the page. */
export function problemWords(
  t: Texts<'problem'>,
  { title, detail, strayStatus }: Problem,
): Pick<Problem, 'title' | 'detail'> {
  if (strayStatus === undefined) return { title, detail }
  if (strayStatus === 0) return { title: t('silent'), detail: t('silentMore') }
  return { title: t('stray'), detail: t('strayMore', { status: String(strayStatus) }) }
}
