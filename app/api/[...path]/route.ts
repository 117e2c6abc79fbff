import { apiRoute } from '@/app/_http/route'
import { BrevetError } from '@/lib/domain/errors'

const unknown = apiRoute(async () => {
  throw new BrevetError('not_found')
})

/** Whatever the API does not have: a program is told so as a problem, not by a page. */
export { unknown as DELETE, unknown as GET, unknown as PATCH, unknown as POST, unknown as PUT }
