import { readFileSync } from 'node:fs'
import { ownAccounts } from '../own-stack'

export type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS' | 'TRACE'

export const methods: readonly Method[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE']

/** Who may, from the least on. */
type Audience = 'anybody' | 'person' | 'auditor' | 'admin'

/** One thing that a route does. */
export interface Act {
  readonly method: Method
  /** A path of the route. */
  readonly path: string
  readonly form?: Readonly<Record<string, string>>
  readonly json?: object
  /** Something is another afterwards, or is handed out. */
  readonly isChange?: true
  /** It ends the session that asks, or takes more than one request: it has no honest control here. */
  readonly isLast?: true
}

export interface Route {
  readonly for: Audience
  readonly isPage: boolean
  readonly acts: readonly Act[]
}

/** An account of the own stack, and a role that ana and ben have there. */
const account = ownAccounts.regional.id
export const role = `${account}/ReadOnly`
const change = true
const nobody = { source: 'corp', subject: 'nobody' }
const revocation = { role, confirm: ownAccounts.regional.alias, reason: 'census' }

function page(audience: Audience, path: string): Route {
  return { for: audience, isPage: true, acts: [{ method: 'GET', path }] }
}

function answer(audience: Audience, ...acts: readonly Act[]): Route {
  return { for: audience, isPage: false, acts }
}

function reading(audience: Audience, path: string): Route {
  return answer(audience, { method: 'GET', path })
}

/** Every route of the portal, and what it does for whom. The samples are ben's, and ana's where administrators are asked for. */
export const routes: Readonly<Record<string, Route>> = {
  '/': page('person', '/'),
  '/_global-error': page('anybody', '/_global-error'),
  '/_not-found': page('anybody', '/_not-found'),
  '/.well-known/jwks.json': reading('anybody', '/.well-known/jwks.json'),
  '/.well-known/openid-configuration': reading('anybody', '/.well-known/openid-configuration'),
  '/admin/audit': page('auditor', '/admin/audit'),
  '/admin/audit/export': answer('auditor', {
    ...{ method: 'POST', path: '/admin/audit/export', form: { format: 'jsonl', action: 'config-reload' } },
    isChange: change,
  }),
  '/admin/revoke': page('admin', '/admin/revoke'),
  '/admin/revoke/apply': answer('admin', {
    ...{ method: 'POST', path: '/admin/revoke/apply', form: revocation },
    ...{ isChange: change, isLast: true },
  }),
  '/admin/revoke/confirm': page('admin', `/admin/revoke/confirm?role=${encodeURIComponent(role)}`),
  '/admin/revoke/lift': answer('admin', {
    ...{ method: 'POST', path: '/admin/revoke/lift', form: { id: 'AAAAAAAAAAAAAAAA' } },
    ...{ isChange: change, isLast: true },
  }),
  '/admin/sessions': page('admin', '/admin/sessions'),
  '/admin/sessions/end': answer('admin', {
    ...{ method: 'POST', path: '/admin/sessions/end', form: nobody },
    isChange: change,
  }),
  '/admin/setup': page('admin', '/admin/setup'),
  '/admin/setup/[account]': page('admin', `/admin/setup/${account}`),
  '/api/[...path]': reading('anybody', '/api/v1/nowhere'),
  '/api/v1/admin/sessions': reading('admin', '/api/v1/admin/sessions'),
  '/api/v1/admin/sign-out': answer('admin', {
    ...{ method: 'POST', path: '/api/v1/admin/sign-out', json: nobody },
    isChange: change,
  }),
  '/api/v1/audit': reading('auditor', '/api/v1/audit'),
  '/api/v1/aws-sessions': reading('person', '/api/v1/aws-sessions'),
  '/api/v1/console': answer('person', {
    ...{ method: 'POST', path: '/api/v1/console', json: { entitlement: role } },
    isChange: change,
  }),
  '/api/v1/credentials': answer('person', {
    ...{ method: 'POST', path: '/api/v1/credentials', json: { entitlement: role } },
    isChange: change,
  }),
  '/api/v1/entitlements': reading('person', '/api/v1/entitlements'),
  '/api/v1/entitlements/table': reading('person', '/api/v1/entitlements/table'),
  '/api/v1/favourites/[account]/[role]': answer(
    'person',
    { method: 'PUT', path: `/api/v1/favourites/${role}`, isChange: change },
    { method: 'DELETE', path: `/api/v1/favourites/${role}`, isChange: change },
  ),
  '/api/v1/me': reading('person', '/api/v1/me'),
  '/api/v1/preferences': answer('person', {
    ...{ method: 'PATCH', path: '/api/v1/preferences', json: { density: 'compact' } },
    isChange: change,
  }),
  '/api/v1/revocations': answer(
    'admin',
    { method: 'GET', path: '/api/v1/revocations' },
    { method: 'POST', path: '/api/v1/revocations', json: revocation, isChange: change, isLast: true },
  ),
  '/api/v1/revocations/[id]': answer('admin', {
    ...{ method: 'DELETE', path: '/api/v1/revocations/AAAAAAAAAAAAAAAA' },
    ...{ isChange: change, isLast: true },
  }),
  '/api/v1/sessions': answer(
    'person',
    { method: 'GET', path: '/api/v1/sessions' },
    { method: 'DELETE', path: '/api/v1/sessions', isChange: change },
  ),
  '/api/v1/sessions/[handle]': answer('person', {
    ...{ method: 'DELETE', path: '/api/v1/sessions/AAAAAAAAAAAAAAAAAAAAAA' },
    ...{ isChange: change, isLast: true },
  }),
  '/api/v1/tokens': answer(
    'person',
    { method: 'GET', path: '/api/v1/tokens' },
    {
      ...{ method: 'POST', path: '/api/v1/tokens', json: { name: 'census', scopes: ['read'], days: 1 } },
      isChange: change,
    },
  ),
  '/api/v1/tokens/[id]': answer('person', {
    ...{ method: 'DELETE', path: '/api/v1/tokens/AAAAAAAAAAAAAAAA' },
    ...{ isChange: change, isLast: true },
  }),
  '/auth/[source]/aws': answer('anybody', { method: 'POST', path: '/auth/corp/aws', form: {}, isLast: true }),
  '/auth/[source]/aws/metadata': reading('anybody', '/auth/corp/aws/metadata'),
  '/auth/[source]/aws/start': answer('person', { method: 'GET', path: '/auth/corp/aws/start', isLast: true }),
  '/auth/[source]/backchannel-logout': answer('anybody', {
    ...{ method: 'POST', path: '/auth/corp/backchannel-logout', form: {} },
    isLast: true,
  }),
  '/auth/[source]/callback': answer(
    'anybody',
    { method: 'GET', path: '/auth/corp/callback', isLast: true },
    { method: 'POST', path: '/auth/corp/callback', form: {}, isLast: true },
  ),
  '/auth/[source]/logout': answer(
    'anybody',
    { method: 'GET', path: '/auth/corp/logout' },
    { method: 'POST', path: '/auth/corp/logout', form: {}, isLast: true },
  ),
  '/auth/[source]/metadata': reading('anybody', '/auth/corp/metadata'),
  '/auth/[source]/start': reading('anybody', '/auth/corp/start'),
  '/confirm': page('person', '/confirm'),
  '/federation/saml/metadata': reading('anybody', '/federation/saml/metadata'),
  '/go': page('person', '/go'),
  '/go/[account]': page('person', `/go/${account}`),
  '/go/[account]/[role]': page('person', `/go/${role}`),
  '/go/[account]/[role]/open': answer('person', {
    ...{ method: 'POST', path: `/go/${role}/open`, form: {} },
    isChange: change,
  }),
  '/healthz': reading('anybody', '/healthz'),
  '/help': page('anybody', '/help'),
  '/icon.svg': reading('anybody', '/icon.svg'),
  '/look': answer('person', {
    ...{ method: 'POST', path: '/look', form: { theme: 'dark', density: 'normal', language: '' } },
    isChange: change,
  }),
  '/readyz': reading('anybody', '/readyz'),
  '/refused': page('anybody', '/refused'),
  '/roles/[account]/[role]': page('person', `/roles/${role}`),
  '/sessions': page('person', '/sessions'),
  '/sessions/end': answer('person', {
    ...{ method: 'POST', path: '/sessions/end', form: { others: '1' } },
    isChange: change,
  }),
  '/sessions/end-token': answer('person', {
    ...{ method: 'POST', path: '/sessions/end-token', form: { id: 'AAAAAAAAAAAAAAAA' } },
    ...{ isChange: change, isLast: true },
  }),
  '/signin': page('anybody', '/signin'),
  '/signin/find': answer('anybody', {
    ...{ method: 'POST', path: '/signin/find', form: { email: 'somebody@nowhere.example' } },
    isChange: change,
  }),
  '/signout': answer('person', { method: 'POST', path: '/signout', form: {}, isChange: change, isLast: true }),
}

/** What the build has: patterns of the routes, files, and functions that browsers may call. */
export function built(): {
  readonly routes: readonly string[]
  readonly actions: readonly string[]
  readonly old: readonly string[]
} {
  const read = (name: string) => JSON.parse(readFileSync(`.next/${name}`, 'utf8'))
  const { node, edge } = read('server/server-reference-manifest.json')
  return {
    routes: Object.values<string>(read('app-path-routes-manifest.json')).sort(),
    actions: [...Object.keys(node), ...Object.keys(edge)],
    old: Object.keys(read('server/pages-manifest.json')),
  }
}

/** The routes beyond what anybody may see. */
export function guardedRoutes(): ReadonlyArray<readonly [pattern: string, route: Route]> {
  return Object.entries(routes).filter(([, route]) => route.for !== 'anybody')
}

/** The body of an act, and how it is announced. */
export function bodyOf({ form, json }: Act): { readonly type: string; readonly body: string } {
  if (form) return { type: 'application/x-www-form-urlencoded', body: new URLSearchParams(form).toString() }
  return { type: 'application/json', body: json ? JSON.stringify(json) : '' }
}
