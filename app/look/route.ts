import { formBody } from '@/app/_http/form-body'
import { showLanguage, wantedLanguage } from '@/app/_http/language'
import { density, theme } from '@/app/_http/look'
import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, seeOther } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** What the look's menu does, by a form: for browsers without scripts. */
export const POST = pageRoute(null, async (request, visit) => {
  requireSameOrigin(request.headers)
  const { session } = await personal(visit)
  const form = await formBody(request)
  const look = {
    theme: theme.wanted(form.get('theme')),
    density: density.wanted(form.get('density')),
    language: wantedLanguage(form.get('language')),
  }
  await runtime().broker.setLook(session.identity, look)
  await theme.show(look.theme)
  await density.show(look.density)
  await showLanguage(look.language)
  return seeOther('/help#look')
})
