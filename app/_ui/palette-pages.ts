import type { Preferences } from '@/lib/domain/preferences'
import type { Texts } from '../_messages/texts'

/** What a line that is no role does. */
type PageAct =
  | { readonly kind: 'visit'; readonly href: string }
  | { readonly kind: 'look'; readonly theme: Preferences['theme'] }
  | { readonly kind: 'shortcuts' }
  | { readonly kind: 'sign-out' }

/** A page of the portal, or something that it does everywhere. */
export interface PalettePage {
  readonly id: string
  readonly label: string
  /** Further words that find it. */
  readonly keywords: string
  readonly does: PageAct
}

/** What a person may see beside their own roles. */
export interface PageRights {
  readonly seesAudit: boolean
  readonly isAdmin: boolean
}

/** The pages of a person, in their order. A page that is left out refuses itself as well. */
export function palettePages(t: Texts<'palette'>, { seesAudit, isAdmin }: PageRights): readonly PalettePage[] {
  const texts = (name: PageName) => ({ label: t(`pages.${name}`), keywords: t(`keywords.${name}`) })
  const visit = (href: string, name: PageName): PalettePage => ({
    id: href,
    ...texts(name),
    does: { kind: 'visit', href },
  })
  return [
    visit('/', 'access'),
    visit('/sessions', 'sessions'),
    ...(seesAudit ? [visit('/admin/audit', 'audit')] : []),
    ...(isAdmin
      ? [visit('/admin/sessions', 'people'), visit('/admin/revoke', 'revoke'), visit('/admin/setup', 'setup')]
      : []),
    visit('/go', 'paste'),
    visit('/help', 'help'),
    { id: 'shortcuts', ...texts('shortcuts'), does: { kind: 'shortcuts' } },
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      id: `look-${theme}`,
      label: t(`pages.look.${theme}`),
      keywords: `${t('keywords.look')}, ${theme}`,
      does: { kind: 'look', theme } as const,
    })),
    { id: 'sign-out', ...texts('signOut'), does: { kind: 'sign-out' } },
  ]
}

type PageName =
  | 'access'
  | 'sessions'
  | 'audit'
  | 'people'
  | 'revoke'
  | 'setup'
  | 'paste'
  | 'help'
  | 'shortcuts'
  | 'signOut'

/** The pages in which every word begins a word; all of them where nothing was typed. */
export function findPages(pages: readonly PalettePage[], line: string): readonly PalettePage[] {
  const words = wordsOf(line)
  return pages.filter((page) => {
    const own = wordsOf(`${page.label} ${page.keywords}`)
    return words.every((word) => own.some((other) => other.startsWith(word)))
  })
}

/** Whether a line is the very name of a page, so that it is meant before any role. */
export function isPageName({ label, keywords }: PalettePage, line: string): boolean {
  const text = wordsOf(line).join(' ')
  return text !== '' && (wordsOf(label).join(' ') === text || keywords.split(', ').includes(text))
}

function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
