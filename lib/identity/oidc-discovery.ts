import type { CustomFetch } from 'openid-client'
import type { OidcSourceConfig } from '../config/config'
import { BrevetError, isBrevetError } from '../domain/errors'
import { checkConfiguredIssuer, documentUrl, type ProviderDocument, readDocument } from './oidc-document'

const freshMilliseconds = 10 * 60_000
const usableMilliseconds = 24 * 60 * 60_000
const firstPauseMilliseconds = 1_000
const longestPauseMilliseconds = 30_000

/** Gives the provider's document, asking the provider only when needed. */
export type Discovery = () => Promise<ProviderDocument>

interface Failure {
  readonly error: BrevetError
  readonly count: number
  readonly retryAt: number
}

/**
 * Discovery that nobody waits for at start: the first sign-in asks. A good document is fresh for 10 minutes, and stands in for up to
 * a day while the provider cannot be reached; failures are retried after 1 s, doubling to 30 s; parallel callers share one request.
 */
export function createDiscovery(config: OidcSourceConfig, fetchFrom: CustomFetch, now: () => Date): Discovery {
  let known: { readonly document: ProviderDocument; readonly at: number } | null = null
  let failure: Failure | null = null
  let running: Promise<ProviderDocument> | null = null

  const fallback = (error: BrevetError): ProviderDocument => {
    const isUsable = known !== null && now().getTime() - known.at < usableMilliseconds
    if (known && isUsable && error.code === 'source_unreachable') return known.document
    throw new BrevetError(error.code, error.details)
  }

  const load = async (): Promise<ProviderDocument> => {
    try {
      const document = await requestDocument(config, fetchFrom)
      known = { document, at: now().getTime() }
      failure = null
      return document
    } catch (error) {
      if (!isBrevetError(error)) throw error
      failure = nextFailure(error, failure, now().getTime())
      return fallback(error)
    }
  }

  return async () => {
    const time = now().getTime()
    if (failure && time < failure.retryAt) return fallback(failure.error)
    if (known && !failure && time - known.at < freshMilliseconds) return known.document
    running ??= load().finally(() => {
      running = null
    })
    return running
  }
}

function nextFailure(error: BrevetError, previous: Failure | null, time: number): Failure {
  const count = (previous?.count ?? 0) + 1
  const pause = Math.min(firstPauseMilliseconds * 2 ** (count - 1), longestPauseMilliseconds)
  return { error, count, retryAt: time + pause }
}

async function requestDocument(config: OidcSourceConfig, fetchFrom: CustomFetch): Promise<ProviderDocument> {
  checkConfiguredIssuer(config.issuer)
  const response = await fetchFrom(documentUrl(config.issuer), {
    method: 'GET',
    headers: { accept: 'application/json' },
    body: undefined,
    redirect: 'manual',
  })
  if (response.status !== 200) {
    throw new BrevetError('source_misconfigured', { reason: 'status', what: 'document', status: response.status })
  }
  return readDocument(await response.text(), config)
}
