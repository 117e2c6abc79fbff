import { jsonBody } from '@/app/_http/json-body'
import { showLanguage, wantedLanguage } from '@/app/_http/language'
import { requireSameOrigin } from '@/app/_http/origin'
import { apiRoute, unkept } from '@/app/_http/route'
import { showTheme, wantedTheme } from '@/app/_http/theme'
import { personal } from '@/app/_http/visit'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

/** Changes how the portal looks to a person, in every browser they sign in with. Answers with what is in force. */
export const PATCH = apiRoute(async (request, visit) => {
  requireSameOrigin(request.headers)
  const { session } = await personal(visit)
  const wanted = await jsonBody(request, ['theme', 'language'])
  if (wanted.size === 0) throw new BrevetError('request_malformed', { field: 'body' })
  const changed = await runtime().broker.setLook(session.identity, {
    ...(wanted.has('theme') && { theme: wantedTheme(wanted.get('theme')) }),
    ...(wanted.has('language') && { language: wantedLanguage(wanted.get('language')) }),
  })
  await showTheme(changed.theme)
  await showLanguage(changed.language)
  return Response.json({ theme: changed.theme, language: changed.language }, { headers: unkept })
})
