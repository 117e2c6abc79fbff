/**
 * The hand-out stage delivers what was issued: keys written down in a format, or a sign-in to the AWS console.
 * In: temporary credentials and an allow-listed destination. Out: text, or a URL that is a secret itself. It decides nothing about
 * who may have what; it keeps and logs nothing; keys leave it for AWS's sign-in endpoint only, in the body of a POST.
 */
import type { TemporaryCredentials } from '../domain/credentials'
import type { Account } from '../domain/entitlement'
import { BrevetError } from '../domain/errors'
import { type Secret, secret } from '../domain/secret'
import { federationEndpoints, type SignInPlaces, signOutFirstEndpoint } from './federation-endpoint'
import { createSignInTokens } from './sign-in-token'

/** So long can a sign-in link be followed, and its session begin. Source: IAM User Guide, "Enable custom identity broker access to the AWS console". */
export const signInLinkSeconds = 15 * 60

export interface Console {
  /**
   * Finds where to sign in, before any credentials exist: fails with `console_unknown` or `console_sign_out_unavailable`.
   * What it gives signs in: fails with `console_refused` or `console_unreachable`.
   */
  signIn(request: ConsoleRequest): (credentials: TemporaryCredentials) => Promise<SignInUrl>
}

export interface ConsoleRequest {
  readonly account: Account
  /** From `consoleDestination`. */
  readonly destination: URL
  /** Where the console sends people when their session ends. */
  readonly issuer: URL
  /** 900 to 43,200; null: as long as the credentials live. */
  readonly sessionSeconds: number | null
  /** Ends every console session of the browser first. AWS honours that in the partition aws only. */
  readonly signOutFirst: boolean
}

/** How long the console will stay open: a span that begins when the URL is followed, or the end of the credentials. */
export type ConsoleSession =
  | { readonly countedFrom: 'sign-in'; readonly seconds: number }
  | { readonly countedFrom: 'issue'; readonly endsAt: Date }

export interface SignInUrl {
  /** Whoever has it is signed in: to be followed at once and kept nowhere. */
  readonly url: Secret
  readonly expiresAt: Date
  readonly session: ConsoleSession
}

export interface ConsoleOptions extends SignInPlaces {
  readonly fetch: typeof fetch
  readonly now: () => Date
}

/** The console sign-in of every partition. The URL leads to the host that made its token. */
export function createConsole({ config, regions, fetch, now }: ConsoleOptions): Console {
  const requestToken = createSignInTokens(fetch)
  const endpointsFor = ({ account, signOutFirst }: ConsoleRequest) => {
    if (!signOutFirst) return federationEndpoints(account, { config, regions })
    const endpoint = signOutFirstEndpoint(account, config)
    if (!endpoint) throw new BrevetError('console_sign_out_unavailable', { partition: account.partition })
    return [endpoint]
  }
  return {
    signIn(request) {
      const endpoints = endpointsFor(request)
      return async (credentials) => {
        const askedAt = now()
        const made = await requestToken({ endpoints, credentials, sessionSeconds: request.sessionSeconds })
        const login = loginUrl(made.endpoint, request, made.token)
        return {
          url: secret((request.signOutFirst ? logoutUrl(login) : login).href),
          expiresAt: new Date(askedAt.getTime() + signInLinkSeconds * 1000),
          session:
            made.sessionSeconds === null
              ? { countedFrom: 'issue', endsAt: credentials.expiresAt }
              : { countedFrom: 'sign-in', seconds: made.sessionSeconds },
        }
      }
    },
  }
}

function loginUrl(endpoint: URL, { issuer, destination }: ConsoleRequest, token: Secret): URL {
  const url = new URL(endpoint)
  url.searchParams.set('Action', 'login')
  url.searchParams.set('Issuer', issuer.href)
  url.searchParams.set('Destination', destination.href)
  url.searchParams.set('SigninToken', token.reveal())
  return url
}

/** AWS's logout, which goes on to an address of its own host. */
function logoutUrl(login: URL): URL {
  const url = new URL('/oauth', login)
  url.searchParams.set('Action', 'logout')
  url.searchParams.set('redirect_uri', login.href)
  return url
}
