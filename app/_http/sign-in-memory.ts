import { runtime } from '@/lib/broker/runtime'
import { isBrevetError } from '@/lib/domain/errors'
import type { Identity } from '@/lib/domain/identity'
import { rememberInBrowser } from './browser-memory'
import { showLanguage } from './language'
import { density, theme } from './look'

/** What this browser keeps of a sign-in for its next visit: the source, and the look and language that the person chose wherever that was. */
export async function rememberSignIn(identity: Identity): Promise<void> {
  await rememberInBrowser('source', identity.source)
  await rememberInBrowser('signed-out', null)
  try {
    const preferences = await runtime().broker.preferences(identity)
    await theme.show(preferences.theme)
    await density.show(preferences.density)
    await showLanguage(preferences.language)
  } catch (error) {
    // Somebody who is signed in is not turned away for the look of a page.
    if (!isBrevetError(error)) throw error
  }
}
