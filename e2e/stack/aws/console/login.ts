import type { AwsContext } from '../context'
import type { HttpRequest, HttpResponse } from '../http-message'
import type { ConsoleAnswer } from './console-answer'
import { consoleCookie, readConsoleCookie } from './cookie'
import { type ConsoleDestination, readDestination } from './destination'
import { badRequestPage, type PageLink } from './page'

/**
 * `Action=login`: opens the console with a sign-in token. The destination must be a console URL of the credentials' partition.
 * A browser that is signed in to another account has to sign out first, as without multi-session in AWS.
 */
export function logIn(context: AwsContext, request: HttpRequest, parameters: URLSearchParams): ConsoleAnswer {
  const now = context.now()
  const grant = context.consoleSessions.findGrant(parameters.get('SigninToken') ?? '', now)
  if (!grant) return refused('The sign-in token is invalid or has expired.')
  const { principal } = grant
  const destination = readDestination(parameters.get('Destination') ?? '', principal.partition)
  if (!destination) return refused('The destination is not a console address of this partition.')
  const present = context.consoleSessions.find(readConsoleCookie(request) ?? '', now)
  if (present && present.principal.accountId !== principal.accountId) {
    const again = `${request.path}?${request.query}`
    const link = {
      label: 'Sign out and continue',
      href: `/oauth?Action=logout&redirect_uri=${encodeURIComponent(again)}`,
    }
    return refused('You must first log out before logging into a different AWS account.', [link])
  }
  const endsAt =
    grant.sessionDuration === null ? principal.expiresAt : new Date(now.getTime() + grant.sessionDuration * 1000)
  if (endsAt <= now) return refused('The credentials behind this sign-in have expired.')
  const id = context.consoleSessions.open({ principal, issuer: parameters.get('Issuer') ?? '', endsAt })
  return { response: redirectHome(destination, id), principal }
}

function redirectHome(destination: ConsoleDestination, id: string): HttpResponse {
  const query = new URLSearchParams({ destination: destination.url })
  if (destination.region) query.set('region', destination.region)
  return {
    status: 302,
    headers: {
      location: `/console/home?${query}`,
      'set-cookie': consoleCookie(id),
      'cache-control': 'no-store',
      'referrer-policy': 'no-referrer',
    },
    body: '',
  }
}

function refused(text: string, links: readonly PageLink[] = []): ConsoleAnswer {
  return { response: badRequestPage(text, links), principal: null }
}
