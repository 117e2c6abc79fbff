import type { Choices } from '@/lib/broker/choices'
import { type Secret, secret } from '@/lib/domain/secret'
import { formChoices } from '../_ui/form-choices'
import { smallForm } from './small-form'

interface ConsoleFormBody extends Omit<Choices, 'region'> {
  readonly mfaCode: Secret | null
  readonly signOutFirst: boolean
}

/** What the form that opens a console says; the list posts nothing. Fails with `request_malformed`. */
export async function consoleForm(request: Request): Promise<ConsoleFormBody> {
  // What cannot be read could narrow the session: it must not open the whole role.
  const form = await smallForm(request)
  const code = (form.get('mfaCode') ?? '').replace(/\s/g, '')
  return {
    ...formChoices(form),
    mfaCode: code === '' ? null : secret(code),
    signOutFirst: form.get('signOutFirst') === '1',
  }
}
