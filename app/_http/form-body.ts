import { BrevetError } from '@/lib/domain/errors'

/** A SAML answer of 256 kB in base64, escaped for a form, fits; more is refused before it is read. */
const longest = 512 * 1024

/** The fields of a posted form. Fails with `sign_in_answer_too_large` or `sign_in_answer_malformed`. */
export async function formBody(request: Request): Promise<URLSearchParams> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) throw new BrevetError('sign_in_answer_malformed')
  return new URLSearchParams(await limitedText(request))
}

async function limitedText(request: Request): Promise<string> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of request.body ?? []) {
    length += part.byteLength
    if (length > longest) throw new BrevetError('sign_in_answer_too_large')
    parts.push(part)
  }
  return Buffer.concat(parts).toString('utf8')
}
