import type { AwsConfig } from '../config/config'
import type { Account } from '../domain/entitlement'
import { configuredEndpoint } from './federation-endpoint'

/** Where browsers post SAML answers: the page that the answer is made out to, or `/saml` beside the configured federation endpoint. */
export function signInPage(recipient: URL, account: Pick<Account, 'partition'>, config: AwsConfig['console']): URL {
  const endpoint = configuredEndpoint(account, config)
  return endpoint === null ? recipient : new URL('/saml', endpoint)
}
