import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, seeOther } from '@/app/_http/route'
import { smallForm } from '@/app/_http/small-form'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

/** An administrator signs a person out of every browser; the form says whom, and a broken one ends nothing. */
export const POST = pageRoute('sign-out', async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const form = await smallForm(request)
  const field = (name: 'source' | 'subject') => {
    const value = form.get(name)
    if (!value) throw new BrevetError('request_malformed', { field: name })
    return value
  }
  const ended = await runtime().broker.signOutPerson({ ...person, source: field('source'), subject: field('subject') })
  return seeOther(`/admin/sessions?ended=${ended}`)
})
