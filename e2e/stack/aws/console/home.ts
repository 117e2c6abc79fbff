import type { AwsContext } from '../context'
import type { HttpRequest, HttpResponse } from '../http-message'
import { formatInstant } from '../xml'
import type { ConsolePrincipal, ConsoleSession } from './console-session'
import { consoleCookie, readConsoleCookie } from './cookie'
import { type Fact, htmlPage } from './page'

/** The console's only page: who arrived, as what, and where they wanted to go. */
export function consoleHome(context: AwsContext, request: HttpRequest): HttpResponse {
  const session = context.consoleSessions.find(readConsoleCookie(request) ?? '', context.now())
  if (!session) {
    const text = 'Open the console from your access portal. A session ends at its time, or when you sign out.'
    return htmlPage({ status: 401, title: 'You are not signed in', text })
  }
  const account = context.registry.account(session.principal.accountId)
  return htmlPage({
    status: 200,
    title: `Console of ${account?.name ?? session.principal.accountId}`,
    text: 'You are signed in. This page stands in for the console and shows what AWS knows about you.',
    facts: factsOf(session, new URLSearchParams(request.query)),
    links: [
      ...(session.issuer === '' ? [] : [{ label: 'Back to the portal', href: session.issuer }]),
      { label: 'Sign out', href: '/console/logout' },
    ],
  })
}

/** Ends the console session in this browser, and goes on to `next`, an address of this simulator, where one is given. */
export function consoleLogout(context: AwsContext, request: HttpRequest, next: string | null): HttpResponse {
  context.consoleSessions.close(readConsoleCookie(request) ?? '')
  const clearing = { 'set-cookie': consoleCookie(null), 'cache-control': 'no-store' }
  if (next !== null) return { status: 302, headers: { location: next, ...clearing }, body: '' }
  const text = 'The console session has ended in this browser.'
  return htmlPage({ status: 200, title: 'You are signed out', text, headers: clearing })
}

function factsOf({ principal, endsAt }: ConsoleSession, query: URLSearchParams): readonly Fact[] {
  const tags = Object.entries(principal.tags).map(([key, value]) => ({ term: `Tag ${key}`, value }))
  return [
    { term: 'Account', value: principal.accountId },
    { term: 'Partition', value: principal.partition },
    ...identityFacts(principal),
    ...tags,
    { term: 'Region', value: query.get('region') ?? 'none' },
    { term: 'Destination', value: query.get('destination') ?? 'none' },
    { term: 'Session ends', value: formatInstant(endsAt) },
  ]
}

function identityFacts(principal: ConsolePrincipal): readonly Fact[] {
  if (principal.kind === 'federated-user') {
    return [
      { term: 'Federated user', value: principal.name },
      { term: 'Principal', value: principal.arn },
    ]
  }
  return [
    { term: 'Role', value: principal.roleName },
    { term: 'Session name', value: principal.sessionName },
    { term: 'Principal', value: principal.arn },
    { term: 'Source identity', value: principal.sourceIdentity ?? 'none' },
  ]
}
