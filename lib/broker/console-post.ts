import type { Entitlement } from '../domain/entitlement'
import { BrevetError } from '../domain/errors'
import { consoleDestination, destinationText, wishedRegion } from '../handout/destination'
import { signInPage } from '../handout/sign-in-page'
import type { Installation } from './installation'
import { issue, type OpenConsole } from './issue'

/** A form for the browser to post at once: whoever posts it within five minutes is signed in. */
export interface ConsoleForm {
  readonly url: URL
  readonly fields: Readonly<Record<string, string>>
}

/**
 * Whether the console of a role opens by the browser's own POST as well: where AWS trusts our assertions, nothing narrows the role, and
 * no code is asked for, since AWS takes none on this way: what one door asks for, another must not open without.
 */
export function opensByPost({ console, methods, role, terms, needsMfaCode }: Entitlement): boolean {
  const isNarrowed = role.sessionPolicy !== null || terms.policies.length > 0
  return console && methods.includes('saml') && !isNarrowed && !needsMfaCode
}

/**
 * Opens the AWS console by a form that the browser posts to AWS's sign-in page: no call of STS, and no keys. Refused and audited as
 * `openConsole` is, with `console_not_allowed` where {@link opensByPost} is false, and with `console_opens_whole` for what the person
 * narrowed.
 */
export async function postToConsole(installation: Installation, request: OpenConsole): Promise<ConsoleForm> {
  return issue(
    installation,
    { ...request, region: wishedRegion(request.wish), by: 'saml' },
    {
      action: 'console',
      usualSeconds: Number.POSITIVE_INFINITY,
      // AWS takes an assertion for five minutes.
      startsWithinSeconds: 300,
      returnTo: () => '/',
      check({ config }, entitlement) {
        if (!opensByPost(entitlement)) throw new BrevetError('console_not_allowed')
        const place = { account: entitlement.account, wish: request.wish, config: config.aws.console }
        return { destination: destinationText(consoleDestination(place)) }
      },
      prepare({ config, consolePost }, { entitlement: { account }, choices }) {
        // AWS takes no session policy on this way: what was narrowed is refused, never opened whole.
        if (choices.sessionPolicy) throw new BrevetError('console_opens_whole')
        const { console } = config.aws
        const destination = consoleDestination({ account, wish: request.wish, config: console })
        return async (issuance) => {
          const { recipient, samlResponse, assumedRoleArn } = await consolePost(issuance)
          const fields = { SAMLResponse: samlResponse.reveal(), RelayState: destination.href }
          return {
            shown: { url: signInPage(recipient, account, console), fields },
            trace: { way: 'saml-post', assumedRoleArn },
          }
        }
      },
    },
  )
}
