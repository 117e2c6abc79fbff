import { randomUUID } from 'node:crypto'
import type { AwsContext } from '../context'
import type { EventFacts } from '../event-trail'
import { type HttpRequest, type HttpResponse, readParameters } from '../http-message'
import type { RoleSession } from '../role-session'
import type { ConsoleAnswer } from './console-answer'
import { consoleCookie } from './cookie'
import { consoleHome, consoleLogout } from './home'
import { logIn } from './login'
import { badRequestPage, htmlPage } from './page'
import { issueSigninToken } from './signin-token'

interface ConsoleEvent {
  readonly name: 'GetSigninToken' | 'ConsoleLogin'
  readonly answer: ConsoleAnswer
}

/** The federation endpoint: `getSigninToken` by GET or POST, `login` by GET. Failures are HTTP 400 with an HTML page. */
export function answerFederation(context: AwsContext, request: HttpRequest): HttpResponse {
  const parameters = readParameters(request)
  const isRead = request.method === 'GET'
  if (parameters.get('Action') === 'getSigninToken' && (isRead || request.method === 'POST')) {
    return recorded(context, request, { name: 'GetSigninToken', answer: issueSigninToken(context, parameters) })
  }
  if (parameters.get('Action') === 'login' && isRead) {
    return recorded(context, request, { name: 'ConsoleLogin', answer: logIn(context, request, parameters) })
  }
  return badRequestPage('The request sent by the client was syntactically incorrect.')
}

/** The console: its home page, and signing out. */
export function answerConsole(context: AwsContext, request: HttpRequest): HttpResponse {
  if (request.path === '/console/home') return consoleHome(context, request)
  if (request.path === '/console/logout') return consoleLogout(context, request, consoleCookie(null))
  return htmlPage({ status: 404, title: 'No such page', text: 'This console has a home page and no other.' })
}

function recorded(context: AwsContext, request: HttpRequest, event: ConsoleEvent): HttpResponse {
  const { response, role } = event.answer
  context.trail.record({
    eventTime: context.now().toISOString(),
    eventSource: 'signin.amazonaws.com',
    eventName: event.name,
    requestId: randomUUID(),
    sourceIpAddress: request.sourceIp,
    ...(role ? identityFacts(role) : { errorCode: 'Failure', errorMessage: `Refused with HTTP ${response.status}` }),
  })
  return response
}

function identityFacts(role: RoleSession): EventFacts {
  return {
    callerArn: role.arn,
    accessKeyId: role.accessKeyId,
    roleArn: role.roleArn,
    roleSessionName: role.sessionName,
    principalTags: role.tags,
    ...(role.sourceIdentity === null ? {} : { sourceIdentity: role.sourceIdentity }),
  }
}
