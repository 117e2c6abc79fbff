import type { EntraDirectoryConfig } from '../config/config'
import { secret } from '../domain/secret'
import { json, type SeenRequest, type StandIn, standIn } from './directory-stand-in.fixture'
import type { VerifiedPerson } from './group-directory'

const tenant = '2f1a6c1e-8a4b-4b0a-9d0e-6a1b2c3d4e5f'
const clientSecret = 'canary-entra-secret~1'

export const entraConfig: EntraDirectoryConfig = {
  kind: 'entra',
  ask: 'incomplete',
  tenant,
  clientId: '0b7f2f0e-1d2c-4b3a-8c9d-5e6f7a8b9c0d',
  clientSecret: secret(clientSecret),
  loginUrl: 'https://login.entra.test',
  graphUrl: 'https://graph.entra.test',
}

/** The id of a group or a person. */
export const entraId = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`

export const entraGroups = Array.from({ length: 230 }, (_, index) => entraId(1_000 + index))
export const secrets = [clientSecret, 'canary-graph-token']

export function entraPerson(claims: Readonly<Record<string, unknown>> = {}): VerifiedPerson {
  return { kind: 'oidc', claims: { sub: 'pairwise', oid: entraId(1), tid: tenant, ...claims } }
}

/** Microsoft Graph and its token endpoint; pages of 100, as the OData protocol allows. */
export function entraStandIn(): StandIn {
  return standIn({ isTokenRequest: (url) => url.host === 'login.entra.test', answer })
}

async function answer(request: SeenRequest): Promise<Response> {
  const { url, method, headers, body } = request
  if (url.host === 'login.entra.test') return token(request)
  if (url.host !== 'graph.entra.test') return json({}, 421)
  if (headers.get('authorization') !== 'Bearer canary-graph-token')
    return json({ error: { code: 'InvalidAuthenticationToken' } }, 401)
  const [, id] = /^\/v1\.0\/users\/([^/]+)\/getMemberGroups$/.exec(url.pathname) ?? []
  if (id !== entraId(1) && id !== entraId(2)) return json({ error: { code: 'Request_ResourceNotFound' } }, 404)
  const skip = Number(url.searchParams.get('$skiptoken') ?? 0)
  const isFirst = method === 'POST' && JSON.parse(body).securityEnabledOnly === false
  if (!(skip === 0 ? isFirst : method === 'GET')) return json({ error: { code: 'Request_BadRequest' } }, 400)
  const groups = id === entraId(1) ? entraGroups : []
  const next = new URL(url)
  next.searchParams.set('$skiptoken', String(skip + 100))
  const more = skip + 100 < groups.length ? { '@odata.nextLink': next.href } : {}
  return json({ '@odata.context': 'x', value: groups.slice(skip, skip + 100), ...more })
}

function token({ url, method, headers, body }: SeenRequest): Response {
  const form = Object.fromEntries(new URLSearchParams(body))
  const expected = {
    grant_type: 'client_credentials',
    client_id: entraConfig.clientId,
    client_secret: clientSecret,
    scope: 'https://graph.entra.test/.default',
  }
  const isForm = headers.get('content-type') === 'application/x-www-form-urlencoded'
  const isRight = JSON.stringify(form) === JSON.stringify(expected)
  if (method !== 'POST' || !isForm || url.pathname !== `/${tenant}/oauth2/v2.0/token`) return json({}, 404)
  if (!isRight) return json({ error: 'invalid_client', error_description: 'AADSTS7000215' }, 401)
  return json({ token_type: 'Bearer', expires_in: 3599, access_token: 'canary-graph-token' })
}
