import type { Choices } from '@/lib/broker/choices'
import { BrevetError } from '@/lib/domain/errors'
import { wholeRole } from '@/lib/domain/scope'

const longest = 16 * 1024

/** The choices of the form that opens a console; the list posts none. Fails with `request_malformed`. */
export async function consoleForm(request: Request): Promise<Omit<Choices, 'region'>> {
  const text = await request.text()
  if (text.length > longest) throw new BrevetError('request_malformed', { field: 'body' })
  const type = request.headers.get('content-type') ?? ''
  const form = new URLSearchParams(/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type) ? text : '')
  return {
    durationSeconds: null,
    scope: { ...wholeRole, readOnly: form.has('readOnly') },
    reason: form.get('reason'),
    ticket: form.get('ticket'),
  }
}
