import { randomBytes } from 'node:crypto'
import type { Person } from '../people'

/** Whom the provider knows, by a cookie of the browser. */
export interface ProviderSessions {
  /** Remembers a person; gives the cookie, as a Set-Cookie header. */
  open(person: Person): string
  /** The person of a Cookie header; null when it names nobody. */
  personOf(cookies: string | undefined): Person | null
}

/** Cookies of one host go to all its ports, so the name is the provider's own. */
const cookieName = 'partner-sso'

export function createProviderSessions(): ProviderSessions {
  const people = new Map<string, Person>()
  return {
    open(person) {
      const id = randomBytes(24).toString('base64url')
      people.set(id, person)
      return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Lax`
    },
    personOf(cookies = '') {
      const [, id = ''] = new RegExp(`(?:^|; )${cookieName}=([\\w-]+)`).exec(cookies) ?? []
      return people.get(id) ?? null
    },
  }
}
