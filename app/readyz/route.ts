import { runtime } from '@/lib/broker/runtime'

/** Ready: Brevet is open and its database answers. */
export async function GET(): Promise<Response> {
  const ready = await runtime()
    .broker.ready()
    .then(
      () => true,
      () => false,
    )
  const status = ready ? 200 : 503
  return Response.json(
    { status: ready ? 'ready' : 'unavailable' },
    { status, headers: { 'cache-control': 'no-store' } },
  )
}

export const dynamic = 'force-dynamic'
