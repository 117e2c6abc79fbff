import type { OktaCredentials, OktaDirectoryConfig } from '../config/config'
import { secret } from '../domain/secret'
import { isSigned, json, rsaKey, type SeenRequest, type StandIn, standIn } from './directory-stand-in.fixture'
import type { VerifiedPerson } from './group-directory'

const key = rsaKey()
const clientId = '0oa1service'
const apiToken = 'canary-okta-token'

export const oktaKey: OktaCredentials = { kind: 'key', clientId, privateKey: secret(key.jwk), keyId: null }
export const oktaPemKey: OktaCredentials = { kind: 'key', clientId, privateKey: secret(key.pem), keyId: 'jwk-1' }
export const oktaToken: OktaCredentials = { kind: 'token', token: secret(apiToken) }

export function oktaConfig(changes: Partial<OktaDirectoryConfig> = {}): OktaDirectoryConfig {
  return {
    kind: 'okta',
    ask: 'incomplete',
    url: 'https://acme.okta.test',
    user: null,
    credentials: oktaKey,
    ...changes,
  }
}

export const oktaId = '00u1a2b3c4d5e6f7g8h9'
const emptyId = '00u0000000000000none'
export const oktaGroups = Array.from({ length: 430 }, (_, index) => `team-${index}`)
export const secrets = [apiToken, 'canary-okta-access', key.pem.slice(100, 140)]

export function oktaPerson(sub = oktaId): VerifiedPerson {
  return { kind: 'oidc', claims: { sub } }
}

export const oktaPersonWithout = oktaPerson(emptyId)

/** Okta's users API and its token endpoint: pages of what is asked for, 200 at most, by `Link`. */
export function oktaStandIn(now: () => Date): StandIn {
  return standIn({
    isTokenRequest: ({ pathname }) => pathname === '/oauth2/v1/token',
    answer: (sent) => answer(sent, now()),
  })
}

async function answer(request: SeenRequest, now: Date): Promise<Response> {
  const { url, method, headers } = request
  if (url.origin !== 'https://acme.okta.test') return json({}, 421)
  if (url.pathname === '/oauth2/v1/token') return token(request, now)
  const isKnown = ['Bearer canary-okta-access', `SSWS ${apiToken}`].includes(headers.get('authorization') ?? '')
  if (!isKnown) return json({ errorCode: 'E0000011' }, 401)
  const [, name = '', part] = /^\/api\/v1\/users\/([^/]+)(\/groups)?$/.exec(url.pathname) ?? []
  const id = idOf(decodeURIComponent(name))
  if (method !== 'GET' || id === null) return json({ errorCode: 'E0000007' }, 404)
  if (!part) return json({ id, status: 'ACTIVE', profile: { login: 'Ana.C@example.com' } })
  return page(url, id === oktaId ? oktaGroups : [])
}

/** By id, by login, or by the beginning of a login, as Okta finds people. */
function idOf(name: string): string | null {
  if ([oktaId, emptyId].includes(name)) return name
  return ['ana.c@example.com', 'ana.c'].includes(name.toLowerCase()) ? oktaId : null
}

function page(url: URL, groups: readonly string[]): Response {
  const limit = Number(url.searchParams.get('limit') ?? 200)
  if (limit > 200) return json({ errorCode: 'E0000001' }, 400)
  const after = Number(url.searchParams.get('after') ?? 0)
  const body = groups.slice(after, after + limit).map((name, index) => ({
    id: `00g${after + index}`,
    type: 'OKTA_GROUP',
    profile: { name, description: null },
  }))
  const next = `${url.origin}${url.pathname}?after=${after + limit}&limit=${limit}`
  const more = after + limit < groups.length ? `, <${next}>; rel="next"` : ''
  return json(body, 200, { link: `<${url.href}>; rel="self"${more}` })
}

async function token({ method, headers, body }: SeenRequest, now: Date): Promise<Response> {
  const form = Object.fromEntries(new URLSearchParams(body))
  const isForm = method === 'POST' && headers.get('content-type') === 'application/x-www-form-urlencoded'
  const isRight =
    form['grant_type'] === 'client_credentials' &&
    form['scope'] === 'okta.users.read' &&
    form['client_assertion_type'] === 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
  const claims = { iss: clientId, sub: clientId, aud: 'https://acme.okta.test/oauth2/v1/token' }
  const expected = { claims, keyId: 'jwk-1', now }
  if (!isForm || !isRight) return json({ error: 'invalid_request' }, 400)
  if (!(await isSigned(form['client_assertion'] ?? '', key.publicKey, expected)))
    return json({ error: 'invalid_client' }, 401)
  return json({ token_type: 'Bearer', expires_in: 3600, access_token: 'canary-okta-access', scope: 'okta.users.read' })
}
