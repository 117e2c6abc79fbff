import { jsonBody } from '@/app/_http/json-body'
import { showLanguage, wantedLanguage } from '@/app/_http/language'
import { density, theme } from '@/app/_http/look'
import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

/** Changes how the portal looks to a person, in every browser they sign in with. Answers with what is in force. */
export const PATCH = apiRoute(async (request, visit) => {
  requireSameOrigin(request.headers)
  const { session } = await personal(visit)
  const wanted = await jsonBody(request, ['theme', 'density', 'language'])
  if (wanted.size === 0) throw new BrevetError('request_malformed', { field: 'body' })
  const changed = await runtime().broker.setLook(session.identity, {
    ...(wanted.has('theme') && { theme: theme.wanted(wanted.get('theme')) }),
    ...(wanted.has('density') && { density: density.wanted(wanted.get('density')) }),
    ...(wanted.has('language') && { language: wantedLanguage(wanted.get('language')) }),
  })
  await theme.show(changed.theme)
  await density.show(changed.density)
  await showLanguage(changed.language)
  const { favourites: _, ...look } = changed
  return Response.json(look, { headers: unkept })
})
