import { apiRoute } from '@/app/_http/route'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

/** What the provider's administrator needs to register Brevet (SAML: service provider metadata). */
export const GET = apiRoute(async (_request, _visit, { params }: RouteContext<'/auth/[source]/metadata'>) => {
  const document = await runtime().broker.sourceMetadata((await params).source)
  if (!document) throw new BrevetError('not_found')
  return new Response(document.body, { headers: { 'content-type': document.contentType, 'cache-control': 'no-store' } })
})
