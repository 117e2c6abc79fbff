import type { OktaDirectoryConfig } from '../config/config'
import { agreed, membersOf, nextPage, outside, statedText, textAt } from './directory-answer'
import { signAssertion } from './directory-assertion'
import { type DirectoryExchange, openExchange } from './directory-exchange'
import { allPages } from './directory-pages'
import { type Authorised, authorisedBy, formHeaders } from './directory-token'
import type { DirectoryDependencies, GroupDirectory, VerifiedPerson } from './group-directory'

const pageSize = 200
const headers = { accept: 'application/json' }

/**
 * Okta, `GET /api/v1/users/{id}/groups`: the names of all groups of a person, page after page by `Link` (RFC 8288). Somebody who is
 * named by a login is looked up first, because Okta takes the beginning of a login for the whole.
 */
export function createOktaDirectory(config: OktaDirectoryConfig, dependencies: DirectoryDependencies): GroupDirectory {
  const authorised = credentialsOf(config, dependencies)
  return {
    kind: 'okta',
    async groupsOf(person) {
      const exchange = openExchange('okta', dependencies)
      const ask = (url: URL) => authorised(exchange, { url, headers, body: null })
      const id = await userIdOf(person, config, ask)
      const list = new URL(`/api/v1/users/${id}/groups`, config.url)
      const place = { directory: 'okta', host: list.host } as const
      const read = async (page: URL) => {
        const answer = await ask(page)
        const members = membersOf(agreed('okta', answer), null, place)
        const groups = members.map((group) => textAt(group, ['profile', 'name'], place))
        const next = nextLink(answer.headers.get('link') ?? '')
        return { groups, next: next === null ? null : nextPage(next, list, 'okta') }
      }
      return allPages(new URL(`?limit=${pageSize}`, list), read, place)
    },
  }
}

type Ask = (url: URL) => ReturnType<DirectoryExchange['ask']>

/** Of Okta; and no step in a path is as long. */
const shortestLogin = 5
const userId = /^00u[A-Za-z0-9]{17}$/

async function userIdOf(person: VerifiedPerson, config: OktaDirectoryConfig, ask: Ask): Promise<string> {
  const stated = config.user ?? (person.kind === 'oidc' ? 'sub' : null)
  const name = stated === null ? nameIdOf(person) : statedText(person, stated)
  if (name === null || name.length < shortestLogin || name.length > 100) throw outside('okta', 'person_unnamed')
  if (userId.test(name)) return name
  const answer = await ask(new URL(`/api/v1/users/${encodeURIComponent(name)}`, config.url))
  const place = { directory: 'okta', host: answer.host } as const
  const user = agreed('okta', answer)
  const [id, login] = [textAt(user, ['id'], place), textAt(user, ['profile', 'login'], place)]
  if (login.toLowerCase() !== name.toLowerCase() || !userId.test(id)) throw outside('okta', 'person_differs')
  return id
}

function nameIdOf(person: VerifiedPerson): string | null {
  return person.kind === 'saml' ? person.nameId.value : null
}

/** The address of `rel="next"`, RFC 8288; Okta sends several `Link` headers, which fetch joins by commas. */
function nextLink(header: string): string | null {
  const [, address] = /<([^<>]*)>\s*;\s*rel="next"/.exec(header) ?? []
  return address ?? null
}

function credentialsOf({ credentials, url }: OktaDirectoryConfig, { now }: DirectoryDependencies): Authorised {
  if (credentials.kind === 'token') {
    const authorization = `SSWS ${credentials.token.reveal()}`
    return (exchange, request) => exchange.ask({ ...request, headers: { ...request.headers, authorization } })
  }
  const { clientId, privateKey, keyId } = credentials
  const endpoint = new URL('/oauth2/v1/token', url)
  const claims = { iss: clientId, sub: clientId, aud: endpoint.href }
  return authorisedBy({
    kind: 'okta',
    now,
    request: async () => {
      const form = new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'okta.users.read',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await signAssertion({ privateKey, keyId }, claims, now()),
      })
      return { url: endpoint, headers: formHeaders, body: form.toString() }
    },
  })
}
