import type { AwsContext } from '../context'
import type { HttpRequest, HttpResponse } from '../http-message'
import { formatInstant } from '../xml'
import type { ConsoleSession } from './console-session'
import { readConsoleCookie } from './cookie'
import { type Fact, htmlPage } from './page'

/** The console's only page: who arrived, as what, and where they wanted to go. */
export function consoleHome(context: AwsContext, request: HttpRequest): HttpResponse {
  const session = context.consoleSessions.find(readConsoleCookie(request) ?? '', context.now())
  if (!session) {
    const text = 'Open the console from your access portal. A session ends at its time, or when you sign out.'
    return htmlPage({ status: 401, title: 'You are not signed in', text })
  }
  const account = context.registry.account(session.role.accountId)
  return htmlPage({
    status: 200,
    title: `Console of ${account?.name ?? session.role.accountId}`,
    text: 'You are signed in. This page stands in for the console and shows what AWS knows about you.',
    facts: factsOf(session, new URLSearchParams(request.query)),
    links: [
      ...(session.issuer === '' ? [] : [{ label: 'Back to the portal', href: session.issuer }]),
      { label: 'Sign out', href: '/console/logout' },
    ],
  })
}

/** Ends the console session. `redirect_uri` is followed to this simulator only. */
export function consoleLogout(context: AwsContext, request: HttpRequest, clearing: string): HttpResponse {
  context.consoleSessions.close(readConsoleCookie(request) ?? '')
  const next = new URLSearchParams(request.query).get('redirect_uri') ?? ''
  if (/^\/federation\?/.test(next)) {
    return { status: 302, headers: { location: next, 'set-cookie': clearing, 'cache-control': 'no-store' }, body: '' }
  }
  const text = 'The console session has ended in this browser.'
  return htmlPage({ status: 200, title: 'You are signed out', text, headers: { 'set-cookie': clearing } })
}

function factsOf({ role, endsAt }: ConsoleSession, query: URLSearchParams): readonly Fact[] {
  const tags = Object.entries(role.tags).map(([key, value]) => ({ term: `Tag ${key}`, value }))
  return [
    { term: 'Account', value: role.accountId },
    { term: 'Partition', value: role.partition },
    { term: 'Role', value: role.roleName },
    { term: 'Session name', value: role.sessionName },
    { term: 'Principal', value: role.arn },
    { term: 'Source identity', value: role.sourceIdentity ?? 'none' },
    ...tags,
    { term: 'Region', value: query.get('region') ?? 'none' },
    { term: 'Destination', value: query.get('destination') ?? 'none' },
    { term: 'Session ends', value: formatInstant(endsAt) },
  ]
}
