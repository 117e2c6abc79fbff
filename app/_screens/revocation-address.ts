import type { RevocationWish } from '@/lib/broker/revocation-plan'
import type { Account } from '@/lib/domain/entitlement'

/** The page that asks before anything is revoked. */
export function revocationAddress(wish: RevocationWish): string {
  return `/admin/revoke/confirm?${new URLSearchParams(wishFields(wish))}`
}

/** The fields by which a wish is named. */
export function wishFields({ person, role }: RevocationWish): Readonly<Record<string, string>> {
  return {
    ...(person && { source: person.source, subject: person.subject }),
    ...(role && { role: `${role.accountId}/${role.name}` }),
  }
}

/** What a person is called in a line: text from outside. */
export function personName(person: {
  readonly email: string | null
  readonly name: string | null
  readonly subject: string
}): string {
  return person.email || person.name || person.subject
}

export function accountName(account: Account | null, accountId: string): string {
  return account?.name ?? accountId
}
