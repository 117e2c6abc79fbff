import { STSClient } from '@aws-sdk/client-sts'
import type { StsConfig } from '../config/config'
import type { AccessKeys, Signer } from './sts-port'
import { stsEndpoint } from './sts-regions'

/** Who signs; `nobody` for the exchanges that carry their own proof. */
export type CallSigner = Signer | 'nobody'

const connectMilliseconds = 2000
/** More than the portal can have in flight; the SDK's 50 would queue a morning rush. */
const maxSockets = 500

/** Gives the client for a region and signer. All clients of a region share their connections. */
export function createClients(config: StsConfig): (region: string, signer: CallSigner) => STSClient {
  const clients = new Map<string, STSClient>()
  const kept = (region: string, signer: 'own' | 'nobody') => {
    const key = `${signer} ${region}`
    const client = clients.get(key) ?? createClient(region, stsEndpoint(region, config), signerOptions[signer])
    clients.set(key, client)
    return client
  }
  return (region, signer) => {
    if (signer === 'own' || signer === 'nobody') return kept(region, signer)
    const { requestHandler } = kept(region, 'nobody').config
    return createClient(region, stsEndpoint(region, config), { credentials: provide(signer), requestHandler })
  }
}

type ClientOptions = NonNullable<ConstructorParameters<typeof STSClient>[0]>

/** Without `credentials` the SDK walks its default chain, and renews what it finds. */
const signerOptions: Readonly<Record<'own' | 'nobody', ClientOptions>> = {
  own: {},
  nobody: {
    credentials: () => Promise.reject(new Error('Brevet never signs this call')),
    authSchemePreference: ['smithy.api#noAuth'],
  },
}

function provide({ accessKeyId, secretAccessKey, sessionToken }: AccessKeys) {
  return async () => ({
    accessKeyId,
    secretAccessKey: secretAccessKey.reveal(),
    ...(sessionToken && { sessionToken: sessionToken.reveal() }),
  })
}

/** Sets everything but the keys that the SDK would otherwise look up in `AWS_…` variables or in `~/.aws`. */
function createClient(region: string, endpoint: string, options: ClientOptions): STSClient {
  const agent = { keepAlive: true, maxSockets }
  return new STSClient({
    region,
    endpoint,
    sigv4aSigningRegionSet: [region],
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    userAgentAppId: 'brevet',
    requestHandler: { connectionTimeout: connectMilliseconds, httpAgent: agent, httpsAgent: agent },
    ...options,
  })
}
