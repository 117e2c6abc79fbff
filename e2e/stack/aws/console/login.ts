import type { AwsContext } from '../context'
import type { HttpRequest } from '../http-message'
import type { ConsoleAnswer } from './console-answer'
import { enterConsole, refuseEntry } from './entry'

/** `Action=login`: opens the console with a sign-in token, at a console URL of the credentials' partition. */
export function logIn(context: AwsContext, request: HttpRequest, parameters: URLSearchParams): ConsoleAnswer {
  const now = context.now()
  const grant = context.consoleSessions.findGrant(parameters.get('SigninToken') ?? '', now)
  if (!grant) return refuseEntry('The sign-in token is invalid or has expired.')
  const { principal, sessionDuration } = grant
  return enterConsole(context, request, {
    principal,
    destination: parameters.get('Destination') ?? '',
    issuer: parameters.get('Issuer') ?? '',
    endsAt: sessionDuration === null ? principal.expiresAt : new Date(now.getTime() + sessionDuration * 1000),
    again: `${request.path}?${request.query}`,
  })
}
