import { rememberInBrowser } from '@/app/_http/browser-memory'
import { currentSession } from '@/app/_http/current-session'
import { leavePage } from '@/app/_http/leave-page'
import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, seeOther } from '@/app/_http/route'
import { runtime } from '@/lib/broker/runtime'

/** Ends the session here, then at the provider where it offers that. Signing out twice is no error. */
export const POST = pageRoute('sign-out', async (request, visit) => {
  requireSameOrigin(request.headers)
  const { broker, cookie } = runtime()
  const session = await currentSession()
  const elsewhere = session ? await broker.signOut({ ...visit, session }) : null
  await cookie.clear()
  await rememberInBrowser('signed-out', '1')
  return elsewhere ? leavePage(elsewhere) : seeOther('/signin?signedout=here')
})
