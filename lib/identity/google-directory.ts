import type { GoogleDirectoryConfig } from '../config/config'
import { agreed, checkCount, malformed, membersOf, outside, statedText, textAt } from './directory-answer'
import { signAssertion } from './directory-assertion'
import { openExchange } from './directory-exchange'
import { allPages } from './directory-pages'
import { authorisedBy, formHeaders } from './directory-token'
import type { DirectoryDependencies, GroupDirectory, VerifiedPerson } from './group-directory'
import { field } from './json-field'

const scope = 'https://www.googleapis.com/auth/admin.directory.group.readonly'
const pageSize = '200'
const requestsAtOnce = 8

/**
 * Google's Directory API, `GET /admin/directory/v1/groups?userKey=`: the addresses of all groups of a person. It tells the groups that
 * somebody is in directly, and takes a group for somebody: those of each group are asked for as well, until there is none left.
 */
export function createGoogleDirectory(
  config: GoogleDirectoryConfig,
  dependencies: DirectoryDependencies,
): GroupDirectory {
  const { now } = dependencies
  const authorised = authorisedBy({ kind: 'google', now, request: () => tokenRequest(config, now()) })
  return {
    kind: 'google',
    async groupsOf(person) {
      const exchange = openExchange('google', dependencies)
      const ask = (url: URL) => authorised(exchange, { url, headers: { accept: 'application/json' }, body: null })
      const known = new Set<string>()
      for (let members = [userKeyOf(person, config.domains)]; members.length > 0; ) {
        const found = await eachAtOnce(members, (member) => groupsAround(member, config, ask))
        members = [...new Set(found.flat())].filter((address) => !known.has(address))
        for (const address of members) known.add(address)
        checkCount(known.size, { directory: 'google', host: new URL(config.apiUrl).host })
      }
      return [...known]
    },
  }
}

type Ask = (url: URL) => ReturnType<ReturnType<typeof openExchange>['ask']>

/** The groups that somebody, or a group, is in directly. None are left out of the answer, so that it must say what it is. */
function groupsAround(member: string, { apiUrl }: GoogleDirectoryConfig, ask: Ask): Promise<readonly string[]> {
  const list = new URL('/admin/directory/v1/groups', apiUrl)
  const place = { directory: 'google', host: list.host } as const
  const read = async (token: string) => {
    const query = { userKey: member, maxResults: pageSize, ...(token !== '' && { pageToken: token }) }
    const json = agreed('google', await ask(new URL(`?${new URLSearchParams(query)}`, list)))
    if (field(json, 'kind') !== 'admin#directory#groups') throw malformed(place)
    const members = field(json, 'groups') === undefined ? [] : membersOf(json, 'groups', place)
    const isLast = field(json, 'nextPageToken') === undefined
    const groups = members.map((group) => textAt(group, ['email'], place))
    return { groups, next: isLast ? null : textAt(json, ['nextPageToken'], place) }
  }
  return allPages('', read, place)
}

async function eachAtOnce<T>(all: readonly string[], work: (one: string) => Promise<T>): Promise<readonly T[]> {
  const done: T[] = []
  for (let at = 0; at < all.length; at += requestsAtOnce)
    done.push(...(await Promise.all(all.slice(at, at + requestsAtOnce).map(work))))
  return done
}

/** The number of an ID token, or the address in a NameID; of the domains that are served, and of no others. */
function userKeyOf(person: VerifiedPerson, domains: readonly string[]): string {
  const key = person.kind === 'oidc' ? statedText(person, 'sub') : person.nameId.value
  if (!key || !(person.kind === 'oidc' ? /^\d{1,30}$/ : /^[^@\s]+@[^@\s]+$/).test(key))
    throw outside('google', 'person_unnamed')
  const domain = person.kind === 'oidc' ? statedText(person, 'hd') : key.slice(key.indexOf('@') + 1)
  if (domain === null || !domains.includes(domain.toLowerCase())) throw outside('google', 'other_tenant')
  return key
}

async function tokenRequest({ clientEmail, privateKey, keyId, subject, tokenUrl }: GoogleDirectoryConfig, now: Date) {
  const claims = { iss: clientEmail, sub: subject, scope, aud: tokenUrl }
  const form = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: await signAssertion({ privateKey, keyId }, claims, now),
  })
  return { url: new URL(tokenUrl), headers: formHeaders, body: form.toString() }
}
