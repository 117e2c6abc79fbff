import { BrevetError } from '../domain/errors'
import type { Secret } from '../domain/secret'
import { sessionArn } from './assumption'
import type { IssueRequest } from './method'
import type { SigningDependencies } from './method-dependencies'
import { createSignedAnswers } from './signed-answer'

/** What a browser posts to AWS's sign-in page to be in the console: no call of STS, and no keys anywhere. */
export interface ConsolePost {
  /** The AWS sign-in address that the answer is made out to. */
  readonly recipient: URL
  /** For the field `SAMLResponse`: whoever posts it within five minutes is signed in. */
  readonly samlResponse: Secret
  /** The session that AWS will open. */
  readonly assumedRoleArn: string
}

/**
 * Signs in at the console by the browser alone. `durationSeconds` becomes SessionDuration, the length of the console session. Fails with
 * `console_not_allowed` for a role whose sessions are narrowed: AWS takes no session policy on this way.
 * Source: IAM User Guide, "Enabling SAML 2.0 federated principals to access the AWS Management Console".
 */
export function createConsolePosts(
  dependencies: Omit<SigningDependencies, 'sts'>,
): (request: IssueRequest) => Promise<ConsolePost> {
  const sign = createSignedAnswers(dependencies)
  return async (request) => {
    const isNarrowed = request.sessionPolicy !== null || request.entitlement.role.sessionPolicy !== null
    if (isNarrowed) throw new BrevetError('console_not_allowed', { reason: 'session_policy' })
    const { assumption, recipient, response } = await sign(request)
    return { recipient: new URL(recipient), samlResponse: response, assumedRoleArn: sessionArn(assumption) }
  }
}
