import { runtime } from '@/lib/broker/runtime'

/** RFC 7517: the public keys of the tokens that Brevet makes, the next one included. */
export async function GET(): Promise<Response> {
  return Response.json(await runtime().broker.jwks(), { headers: { 'cache-control': 'public, max-age=300' } })
}

export const dynamic = 'force-dynamic'
