import type { CustomFetch } from 'openid-client'
import type { OidcSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import { keepAnswer } from './kept-answer'
import { checkConfiguredIssuer, documentUrl, type ProviderDocument, readDocument } from './oidc-document'

const freshMilliseconds = 10 * 60_000

/** Gives the provider's document, asking the provider only when needed. */
export type Discovery = () => Promise<ProviderDocument>

/** Discovery that nobody waits for at start: the first sign-in asks. A document is fresh for 10 minutes; see {@link keepAnswer}. */
export function createDiscovery(config: OidcSourceConfig, fetchFrom: CustomFetch, now: () => Date): Discovery {
  return keepAnswer(() => requestDocument(config, fetchFrom), { freshMilliseconds, now })
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
