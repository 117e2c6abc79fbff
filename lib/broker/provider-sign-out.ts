import { BrevetError } from '../domain/errors'
import type { SignOutAnswer, SignOutMessage, VerifiedSignOut } from '../identity/source'
import { recordRefusal } from './audit-trail'
import { recordEnded } from './ended-sessions'
import type { Installation } from './installation'
import { findSource, unknownActor } from './sign-in'
import { countBrowserSignOut, countProviderSignOut, recordFewRefusals } from './throttle'
import type { Visit } from './visit'

export interface BackChannelSignOut extends Visit {
  readonly sourceId: string
  /** As it was posted. */
  readonly logoutToken: string
}

/**
 * A provider ends sessions of its people without their browsers. Every replica sees it at the next request of each. A token counts once,
 * wherever it arrives. Fails with `source_unknown`, `rate_limited`, `sign_in_replayed`, and as the token's verification does.
 */
export function backChannelSignOut(installation: Installation, request: BackChannelSignOut): Promise<void> {
  return refusing(installation, request, async () => {
    await countProviderSignOut(installation, request.client.ip)
    const { backChannel } = findSource(installation, request.sourceId)
    if (!backChannel) throw new BrevetError('source_unknown')
    await endAtProvider(installation, request, await backChannel(request.logoutToken))
  })
}

export interface BrowserSignOut extends Visit {
  readonly sourceId: string
  /** Reads what the browser brought. */
  message(): Promise<SignOutMessage>
}

/**
 * A provider ends sessions through the browser (SAML single logout). Gives what is to be answered to the provider, at its own address;
 * null where it has none. Fails with `source_unknown`, `rate_limited`, `sign_in_replayed`, and as the request's verification does.
 */
export function browserSignOut(installation: Installation, request: BrowserSignOut): Promise<SignOutAnswer | null> {
  return refusing(installation, request, async () => {
    await countBrowserSignOut(installation, request.client.ip)
    const { singleLogout } = findSource(installation, request.sourceId)
    if (!singleLogout) throw new BrevetError('source_unknown')
    const message = await request.message()
    if (isAnswer(message)) return null
    const signOut = await singleLogout.read(message)
    await endAtProvider(installation, request, signOut)
    return singleLogout.answer(signOut)
  })
}

/** What a provider answers to a request of ours changes nothing any more: the session had ended before we asked. */
function isAnswer(message: SignOutMessage): boolean {
  const parameters = message.binding === 'post' ? message.form : new URLSearchParams(message.query)
  return !parameters.has('SAMLRequest') && parameters.has('SAMLResponse')
}

/** Verified completely; only now is it remembered, so that nothing forged uses up the id of a good one. */
async function endAtProvider(installation: Installation, visit: Visit, signOut: VerifiedSignOut): Promise<void> {
  const { source, messageId, refusedFrom } = signOut
  // No id of a source looks like it: ids of assertions are remembered apart.
  const place = `${source}/sign-out`
  if (!(await installation.repositories.usedAssertions.remember(place, messageId, refusedFrom))) {
    throw new BrevetError('sign_in_replayed', { what: 'sign_out' })
  }
  const ended = await installation.sessions.endAtProvider(signOut)
  await recordEnded(installation, visit, { ended, details: { cause: 'provider' } })
}

/** Anybody can send what will be refused: the audit has the first of each minute, and the rest is answered only. */
function refusing<T>(
  installation: Installation,
  request: Visit & { readonly sourceId: string },
  work: () => Promise<T>,
): Promise<T> {
  const { reference, client, sourceId } = request
  const deed = { reference, client, action: 'sign-out', actor: unknownActor(sourceId), target: null } as const
  return recordRefusal(installation, deed, () => recordFewRefusals(installation, sourceId, work))
}
