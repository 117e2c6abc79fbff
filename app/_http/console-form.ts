import type { Choices } from '@/lib/broker/choices'
import { BrevetError } from '@/lib/domain/errors'
import { type Secret, secret } from '@/lib/domain/secret'
import { formChoices } from '../_ui/form-choices'
import { limitedText } from './limited-text'

const longest = 16 * 1024

interface ConsoleFormBody extends Omit<Choices, 'region'> {
  readonly mfaCode: Secret | null
  readonly signOutFirst: boolean
}

/** What the form that opens a console says; the list posts nothing. Fails with `request_malformed`. */
export async function consoleForm(request: Request): Promise<ConsoleFormBody> {
  const text = await limitedText(request, longest)
  if (text === null) throw new BrevetError('request_malformed', { field: 'body' })
  const type = request.headers.get('content-type') ?? ''
  const isForm = /^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)
  // What cannot be read could narrow the session: it must not open the whole role.
  if (text !== '' && !isForm) throw new BrevetError('request_malformed', { field: 'content-type' })
  const form = new URLSearchParams(text)
  const code = (form.get('mfaCode') ?? '').replace(/\s/g, '')
  return {
    ...formChoices(form),
    mfaCode: code === '' ? null : secret(code),
    signOutFirst: form.get('signOutFirst') === '1',
  }
}
