import { runtime } from '@/lib/broker/runtime'

/** OpenID Connect Discovery 1.0: what AWS reads to verify the tokens that Brevet makes. */
export function GET(): Response {
  return Response.json(runtime().broker.openIdConfiguration(), { headers: { 'cache-control': 'public, max-age=300' } })
}

export const dynamic = 'force-dynamic'
