import { runtime } from '@/lib/broker/runtime'

/** SAML 2.0 metadata of Brevet as identity provider toward AWS: what `iam create-saml-provider` wants. */
export async function GET(): Promise<Response> {
  const headers = { 'content-type': 'application/samlmetadata+xml', 'cache-control': 'public, max-age=300' }
  return new Response(await runtime().broker.samlIdpMetadata(), { headers })
}

export const dynamic = 'force-dynamic'
