import { apiRoute } from '@/app/_http/route'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

type Context = RouteContext<'/auth/[source]/aws/metadata'>

/** What the provider's administrator needs to register Brevet's second application, whose answers are made out to AWS. */
export const GET = apiRoute(async (_request, _visit, { params }: Context) => {
  const document = await runtime().broker.awsApplicationMetadata((await params).source)
  if (!document) throw new BrevetError('not_found')
  return new Response(document.body, { headers: { 'content-type': document.contentType, 'cache-control': 'no-store' } })
})
