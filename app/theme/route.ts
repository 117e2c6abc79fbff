import { formBody } from '@/app/_http/form-body'
import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, seeOther } from '@/app/_http/route'
import { showTheme, wantedTheme } from '@/app/_http/theme'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** What the theme menu does, by a form: for browsers without scripts. */
export const POST = pageRoute(null, async (request, visit) => {
  requireSameOrigin(request.headers)
  const { session } = await personal(visit)
  const theme = wantedTheme((await formBody(request)).get('theme'))
  await runtime().broker.setLook(session.identity, { theme })
  await showTheme(theme)
  return seeOther('/help#look')
})
