import { BrevetError } from '@/lib/domain/errors'
import { limitedText } from './limited-text'

const longest = 16 * 1024

/** The fields of a small form of ours; none for an empty body. Fails with `request_malformed` for what cannot be read. */
export async function smallForm(request: Request): Promise<URLSearchParams> {
  const text = await limitedText(request, longest)
  if (text === null) throw new BrevetError('request_malformed', { field: 'body' })
  const type = request.headers.get('content-type') ?? ''
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)
  if (text !== '' && !isForm) throw new BrevetError('request_malformed', { field: 'content-type' })
  return new URLSearchParams(text)
}
