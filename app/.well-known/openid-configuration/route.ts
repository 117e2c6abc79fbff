import { runtime } from '@/lib/broker/runtime'

/** OpenID Connect Discovery 1.0: what AWS reads to verify the tokens that Brevet makes. */
export async function GET(): Promise<Response> {
  const document = await runtime().broker.openIdConfiguration()
  return Response.json(document, { headers: { 'cache-control': 'public, max-age=300' } })
}

export const dynamic = 'force-dynamic'
