import {
  type KeyAdvice,
  type KeyFormat,
  keyAdvice,
  keyFormats,
  profileName,
  safeProfileName,
} from '@/lib/handout/key-formats'
import type { Texts } from '../_messages/texts'
import type { RoleTarget } from './access-view'
import type { KeyValues } from './keys-lines'

/** What is known of keys beside their three values. */
export interface KeysPlace {
  readonly target: RoleTarget
  readonly region: string
  readonly profileName: string
  readonly expiresAt: Date
}

/** A format for the keys of one role. */
export interface PlacedFormat {
  readonly render: (values: KeyValues) => string
  readonly advice: KeyAdvice
}

/** How many formats stand as tabs; the others are in the menu behind them. */
const tabCount = 7

/** A format with all but the three values filled in. `spaced`: a space before each line, where a shell's history heeds it. */
export function placeFormat(format: KeyFormat, place: KeysPlace, spaced: boolean): PlacedFormat {
  const { account, role } = place.target
  const { region, expiresAt } = place
  const known = { region, expiresAt, accountId: account.id, roleName: role.name, profileName: place.profileName }
  const nobody = { accessKeyId: '', secretAccessKey: '', sessionToken: '' }
  const advice = keyAdvice(format.id, { ...known, ...nobody }, navigator.userAgent)
  const isSpaced = spaced && advice.history?.takesSpace === true
  return {
    advice,
    render: (values) => {
      const text = format.render({ ...known, ...values })
      return isSpaced ? text.replace(/^(?=.)/gm, ' ') : text
    },
  }
}

/** The formats as tabs, and those in the menu: a format that is chosen from the menu is a tab as long as it is chosen. */
export function splitFormats(chosen: string): {
  readonly tabs: readonly KeyFormat[]
  readonly more: readonly KeyFormat[]
} {
  const isTab = (format: KeyFormat, index: number) => index < tabCount || format.id === chosen
  return { tabs: keyFormats.filter(isTab), more: keyFormats.filter((format, index) => !isTab(format, index)) }
}

/** The format to begin with: the remembered one, or the one of this system's usual shell. */
export function initialFormat(remembered: string | null, userAgent: string): string {
  const known = (id: string | null) => keyFormats.find((format) => format.id === id)?.id
  return known(remembered) ?? known(/Windows/i.test(userAgent) ? 'powershell' : 'shell') ?? ''
}

/** The name under which the keys of a role stand in a credentials file: the remembered one, or account and role. */
export function initialProfile({ account, role }: RoleTarget, remembered: string | null): string {
  return remembered ? safeProfileName(remembered) : profileName(account.alias, role.name)
}

/** The name of a format: most are names of programs and languages, which are the same everywhere. */
export function formatLabel(t: Texts<'advice'>, { id, label }: Pick<KeyFormat, 'id' | 'label'>): string {
  return id === 'profile' || id === 'docker-run' || id === 'docker-env-file' ? t(`formats.${id}`) : label
}
