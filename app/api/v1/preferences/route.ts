import { jsonBody } from '@/app/_http/json-body'
import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { showTheme, wantedTheme } from '@/app/_http/theme'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'

/** Changes how the portal looks to a person, in every browser they sign in with. Answers with what is in force. */
export const PATCH = apiRoute(async (request, visit) => {
  requireSameOrigin(request.headers)
  const { session } = await personal(visit)
  const theme = wantedTheme((await jsonBody(request, ['theme'])).get('theme'))
  const changed = await runtime().broker.setLook(session.identity, { theme })
  await showTheme(changed.theme)
  return Response.json({ theme: changed.theme, language: changed.language }, { headers: unkept })
})
