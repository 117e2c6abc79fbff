import { pageRoute, seeOther } from '@/app/_http/route'

/** Where a provider sends the browser after it has ended its own session. */
export const GET = pageRoute('sign-out', async () => seeOther('/signin?signedout=everywhere'))
