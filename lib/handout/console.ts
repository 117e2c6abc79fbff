/**
 * The hand-out stage delivers what was issued: keys written down in a format, or a sign-in to the AWS console.
 * In: temporary credentials and an allow-listed destination. Out: text, or a URL that is a secret itself. It decides nothing about
 * who may have what; it keeps and logs nothing; keys leave it for AWS's sign-in endpoint only, in the body of a POST.
 */
import type { AwsConfig } from '../config/config'
import type { TemporaryCredentials } from '../domain/credentials'
import type { Account } from '../domain/entitlement'
import { type Secret, secret } from '../domain/secret'
import { federationEndpoint } from './federation-endpoint'
import { createSignInTokens } from './sign-in-token'

/** IAM User Guide, "Enable custom identity broker access to the AWS console": the URL is valid for 15 minutes. */
const urlLifeMilliseconds = 15 * 60 * 1000

export interface Console {
  /** Signs in at the console. Fails with `console_refused` or `console_unreachable`. */
  signInUrl(request: SignInUrlRequest): Promise<SignInUrl>
}

export interface SignInUrlRequest {
  readonly credentials: TemporaryCredentials
  readonly account: Account
  /** From `consoleDestination`. */
  readonly destination: URL
  /** Where the console sends people when their session ends. */
  readonly issuer: URL
  /** 900 to 43,200; null: as long as the credentials live. */
  readonly sessionSeconds: number | null
}

export interface SignInUrl {
  /** Whoever has it is signed in: to be followed at once and kept nowhere. */
  readonly url: Secret
  readonly expiresAt: Date
}

export interface ConsoleOptions {
  readonly config: AwsConfig['console']
  readonly fetch: typeof fetch
  readonly now: () => Date
}

/** The console sign-in of every partition. */
export function createConsole({ config, fetch, now }: ConsoleOptions): Console {
  const requestToken = createSignInTokens(fetch)
  return {
    async signInUrl({ credentials, account, destination, issuer, sessionSeconds }) {
      const endpoint = federationEndpoint(account, config)
      const askedAt = now()
      const token = await requestToken({ endpoint, credentials, sessionSeconds })
      const url = new URL(endpoint)
      url.searchParams.set('Action', 'login')
      url.searchParams.set('Issuer', issuer.href)
      url.searchParams.set('Destination', destination.href)
      url.searchParams.set('SigninToken', token.reveal())
      return { url: secret(url.href), expiresAt: new Date(askedAt.getTime() + urlLifeMilliseconds) }
    },
  }
}
