import type { AwsContext } from '../context'
import type { HttpRequest, HttpResponse } from '../http-message'
import type { ConsoleAnswer } from './console-answer'
import type { ConsoleSession } from './console-session'
import { consoleCookie, readConsoleCookie } from './cookie'
import { type ConsoleDestination, readDestination } from './destination'
import { badRequestPage, type PageLink } from './page'

/** Somebody whom AWS knows, on the way into the console. */
interface ConsoleEntry extends ConsoleSession {
  readonly destination: string
  /** Path and query that come here again after signing out; null when that takes a new proof. */
  readonly again: string | null
}

/**
 * Opens the console. The destination must be a console URL of the principal's partition. A browser that is signed in to another
 * account has to sign out first, as without multi-session in AWS.
 */
export function enterConsole(context: AwsContext, request: HttpRequest, entry: ConsoleEntry): ConsoleAnswer {
  const { principal, issuer, endsAt, again } = entry
  const destination = readDestination(entry.destination, principal.partition)
  if (!destination) return refuseEntry('The destination is not a console address of this partition.')
  const present = context.consoleSessions.find(readConsoleCookie(request) ?? '', context.now())
  if (present && present.principal.accountId !== principal.accountId) {
    return refuseEntry('You must first log out before logging into a different AWS account.', [signOutLink(again)])
  }
  if (endsAt <= context.now()) return refuseEntry('The credentials behind this sign-in have expired.')
  const id = context.consoleSessions.open({ principal, issuer, endsAt })
  return { response: redirectHome(destination, id), principal }
}

/** The page of somebody who does not get in. */
export function refuseEntry(text: string, links: readonly PageLink[] = []): ConsoleAnswer {
  return { response: badRequestPage(text, links), principal: null }
}

function signOutLink(again: string | null): PageLink {
  if (again === null) return { label: 'Sign out', href: '/console/logout' }
  const href = `/oauth?Action=logout&redirect_uri=${encodeURIComponent(again)}`
  return { label: 'Sign out and continue', href }
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
