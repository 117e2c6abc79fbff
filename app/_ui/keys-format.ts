import { keyFormats as handoutFormats, profileName } from '@/lib/handout/key-formats'
import type { RoleTarget } from './access-view'
import type { KeyValues } from './keys-lines'
import type { IssuedKeys } from './keys-request'

/** A way to write the keys of one role down. */
export interface KeyFormat {
  readonly id: string
  readonly label: string
  readonly render: (values: KeyValues) => string
}

/** The formats for the keys of one role: what is known beside the three values is filled in. */
export function keyFormats(issued: IssuedKeys | null, region: string, target: RoleTarget): readonly KeyFormat[] {
  const { account, role } = target
  const place = {
    region,
    accountId: account.id,
    roleName: role.name,
    profileName: profileName(account.alias, role.name),
    expiresAt: issued?.expiresAt ?? new Date(0),
  }
  return handoutFormats.map(({ id, label, render }) => ({
    id,
    label,
    render: (values) => render({ ...place, ...values }),
  }))
}

/** The format to begin with: the remembered one, or the one of this system's usual shell. */
export function initialFormat(formats: readonly KeyFormat[], remembered: string | null, userAgent: string): string {
  const known = (id: string | null) => formats.find((format) => format.id === id)?.id
  return known(remembered) ?? (/Windows/i.test(userAgent) ? known('powershell') : undefined) ?? formats[0]?.id ?? ''
}
