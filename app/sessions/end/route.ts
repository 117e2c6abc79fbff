import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, seeOther } from '@/app/_http/route'
import { smallForm } from '@/app/_http/small-form'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

/** Signs out one other browser of the person (`handle`), or all others (`others=1`): a form says which, and a broken one ends nothing. */
export const POST = pageRoute('sign-out', async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const ended = await runtime().broker.endOwnSessions(person, meant(await smallForm(request)))
  return seeOther(`/sessions?ended=${ended}`)
})

function meant(form: URLSearchParams): string | null {
  if (form.get('others') === '1') return null
  const handle = form.get('handle')
  if (!handle) throw new BrevetError('request_malformed', { field: 'handle' })
  return handle
}
