import { runtime } from '@/lib/broker/runtime'
import { isBrevetError } from '@/lib/domain/errors'
import type { Identity } from '@/lib/domain/identity'
import { rememberInBrowser } from './browser-memory'
import { showTheme } from './theme'

/** What this browser keeps of a sign-in for its next visit: the source, and the look that the person chose wherever that was. */
export async function rememberSignIn(identity: Identity): Promise<void> {
  await rememberInBrowser('source', identity.source)
  await rememberInBrowser('signed-out', null)
  try {
    await showTheme((await runtime().broker.preferences(identity)).theme)
  } catch (error) {
    // Somebody who is signed in is not turned away for the colour of a page.
    if (!isBrevetError(error)) throw error
  }
}
