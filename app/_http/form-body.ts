import { BrevetError } from '@/lib/domain/errors'
import { limitedText } from './limited-text'

/** A SAML answer of 256 kB in base64, escaped for a form, fits; more is refused before it is read. */
const longest = 512 * 1024

/** The fields of a posted form. Fails with `sign_in_answer_too_large` or `sign_in_answer_malformed`. */
export async function formBody(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) throw new BrevetError('sign_in_answer_malformed')
  const text = await limitedText(request, longest)
  if (text === null) throw new BrevetError('sign_in_answer_too_large')
  return new URLSearchParams(text)
}
