import type { IncomingMessage, ServerResponse } from 'node:http'
import type Provider from 'oidc-provider'
import { answerPage, readForm } from '../listener'
import { renderFaultPage, renderPickPage } from '../page'
import { findPerson } from '../people'

/** Shows the names, and finishes the interaction with the one that was picked. */
export async function answerInteraction(
  provider: Provider,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { uid } = await provider.interactionDetails(request, response)
    if (request.method !== 'POST') {
      const page = renderPickPage({ provider: 'Corporate SSO', action: `/interaction/${uid}`, fields: {} })
      return answerPage(response, 200, page)
    }
    const result = resultOf(await readForm(request))
    if (!result) return answerPage(response, 400, renderFaultPage('Sign-in failed', 'Nobody has this name.'))
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'SessionNotFound') console.error('OIDC provider:', error)
    answerPage(response, 400, renderFaultPage('Sign-in expired', 'Go back to the portal and begin again.'))
  }
}

function resultOf(form: URLSearchParams) {
  if (form.has('cancel')) return { error: 'access_denied', error_description: 'the person cancelled the sign-in' }
  const person = findPerson(form.get('person'))
  return person && { login: { accountId: person.subject } }
}
