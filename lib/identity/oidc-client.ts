import type { JSONWebKeySet } from 'jose'
import {
  allowInsecureRequests,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type Configuration,
  type CustomFetch,
  clockSkew,
  clockTolerance,
  customFetch,
  discovery,
  enableNonRepudiationChecks,
  None,
} from 'openid-client'
import type { OidcSourceConfig } from '../config/config'
import { createDiscovery } from './oidc-discovery'
import { documentUrl, type ProviderDocument } from './oidc-document'
import { translateFault } from './oidc-faults'
import { boundedFetch } from './oidc-fetch'
import { createKeySetCache } from './oidc-keys'
import type { SourceDependencies } from './source'

const toleranceSeconds = 60
const stepMilliseconds = 8_000

/** The provider, ready to be spoken to. */
export interface OidcClient {
  readonly document: ProviderDocument
  readonly configuration: Configuration
  /** The provider's keys, as JSON Web Key Set; asked for at most once a minute. */
  keySet(): Promise<JSONWebKeySet>
}

/**
 * Opens the way to one provider. What is kept between calls are its documents, each with an age of our own; openid-client's
 * Configuration is made anew from them for every call, because its own copy of the key set lives longer than we allow.
 * What is asked for one person has 8 s altogether, from the call on: a provider that is slow everywhere is no slower than one that is down.
 */
export function createOidcClient(
  config: OidcSourceConfig,
  dependencies: SourceDependencies,
): () => Promise<OidcClient> {
  const { now } = dependencies
  const request = boundedFetch(dependencies.fetch)
  const discover = createDiscovery(config, request, now)
  const requestKeySet = createKeySetCache(request, now)
  return async () => {
    const document = await discover()
    const signal = AbortSignal.timeout(stepMilliseconds)
    const route: CustomFetch = async (url, options) => {
      if (url === document.keySetUrl) return requestKeySet(url, options)
      if (url === documentUrl(config.issuer)) return jsonResponse(document.text)
      return request(url, { ...options, signal })
    }
    const keySet = async () => (await requestKeySet(document.keySetUrl, keySetRequest)).json()
    return { document, configuration: await configure(config, route, now()), keySet }
  }
}

const keySetRequest = {
  method: 'GET',
  headers: { accept: 'application/json' },
  body: undefined,
  redirect: 'manual',
} as const

async function configure(config: OidcSourceConfig, route: CustomFetch, now: Date): Promise<Configuration> {
  const issuer = new URL(config.issuer)
  const insecure = issuer.protocol === 'http:' ? [allowInsecureRequests] : []
  const clocks = {
    [clockSkew]: epochSeconds(now.getTime()) - epochSeconds(Date.now()),
    [clockTolerance]: toleranceSeconds,
  }
  try {
    return await discovery(issuer, config.clientId, clocks, clientAuthentication(config), {
      [customFetch]: route,
      execute: [enableNonRepudiationChecks, ...insecure],
    })
  } catch (error) {
    throw translateFault(error)
  }
}

function epochSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}

function clientAuthentication(config: OidcSourceConfig): ClientAuth {
  if (config.clientSecret === null || config.clientAuthentication === 'none') return None()
  const secret = config.clientSecret.reveal()
  return config.clientAuthentication === 'client_secret_post' ? ClientSecretPost(secret) : ClientSecretBasic(secret)
}

function jsonResponse(text: string): Response {
  return new Response(text, { headers: { 'content-type': 'application/json' } })
}
