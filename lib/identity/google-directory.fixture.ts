import type { GoogleDirectoryConfig } from '../config/config'
import { secret } from '../domain/secret'
import { isSigned, json, rsaKey, type SeenRequest, type StandIn, standIn } from './directory-stand-in.fixture'
import type { VerifiedPerson } from './group-directory'

const key = rsaKey()
const clientEmail = 'brevet@project.iam.gserviceaccount.test'

export const googleConfig: GoogleDirectoryConfig = {
  kind: 'google',
  ask: 'always',
  clientEmail,
  privateKey: secret(key.pem),
  keyId: 'sa-1',
  subject: 'reader@example.com',
  domains: ['example.com', 'example.org'],
  tokenUrl: 'https://oauth2.google.test/token',
  apiUrl: 'https://admin.google.test',
}

const anaId = '110000000000000000001'
const emptyId = '110000000000000000002'
export const secrets = ['canary-google-access', key.pem.slice(100, 140)]

export function googlePerson(claims: Readonly<Record<string, unknown>> = {}): VerifiedPerson {
  return { kind: 'oidc', claims: { sub: anaId, hd: 'example.com', ...claims } }
}

export const googlePersonWithout = googlePerson({ sub: emptyId })

const direct = Array.from({ length: 230 }, (_, index) => `team-${index}@example.com`)

/** Whom each member's groups are; the last two lists hold each other, as Google forbids and nobody should rely on. */
const groupsAround: ReadonlyMap<string, readonly string[]> = new Map([
  [anaId, direct],
  ['ana@example.com', direct],
  [emptyId, []],
  ['team-7@example.com', ['division@example.com']],
  ['division@example.com', ['contractors@example.com', 'team-7@example.com']],
  ['contractors@example.com', ['division@example.com']],
])

export const googleGroups = [...direct, 'division@example.com', 'contractors@example.com']

/** Google's Directory API and its token endpoint. */
export function googleStandIn(now: () => Date): StandIn {
  return standIn({ isTokenRequest: ({ host }) => host === 'oauth2.google.test', answer: (sent) => answer(sent, now()) })
}

async function answer(request: SeenRequest, now: Date): Promise<Response> {
  const { url, method, headers } = request
  if (url.host === 'oauth2.google.test') return token(request, now)
  if (url.host !== 'admin.google.test') return json({}, 421)
  if (headers.get('authorization') !== 'Bearer canary-google-access') return json({ error: { code: 401 } }, 401)
  const [userKey = '', size, at] = ['userKey', 'maxResults', 'pageToken'].map(
    (name) => url.searchParams.get(name) ?? '',
  )
  const isWhole = method === 'GET' && url.pathname === '/admin/directory/v1/groups' && size === '200'
  if (!isWhole) return json({ error: { code: 400 } }, 400)
  const groups = groupsAround.get(userKey) ?? (direct.includes(userKey) ? [] : null)
  if (!groups) return json({ error: { code: 404, errors: [{ reason: 'notFound' }] } }, 404)
  const from = Number(at || 0)
  const found = groups.slice(from, from + 200).map((email) => ({ id: `g-${email}`, email, name: 'Any name' }))
  const more = from + 200 < groups.length ? { nextPageToken: String(from + 200) } : {}
  return json({ kind: 'admin#directory#groups', ...(found.length > 0 && { groups: found }), ...more })
}

async function token({ method, headers, body }: SeenRequest, now: Date): Promise<Response> {
  const form = Object.fromEntries(new URLSearchParams(body))
  const isForm = method === 'POST' && headers.get('content-type') === 'application/x-www-form-urlencoded'
  if (!isForm || form['grant_type'] !== 'urn:ietf:params:oauth:grant-type:jwt-bearer')
    return json({ error: 'unsupported_grant_type' }, 400)
  const claims = {
    iss: clientEmail,
    sub: 'reader@example.com',
    aud: 'https://oauth2.google.test/token',
    scope: 'https://www.googleapis.com/auth/admin.directory.group.readonly',
  }
  if (!(await isSigned(form['assertion'] ?? '', key.publicKey, { claims, keyId: 'sa-1', now })))
    return json({ error: 'invalid_grant' }, 400)
  return json({ token_type: 'Bearer', expires_in: 3599, access_token: 'canary-google-access' })
}
