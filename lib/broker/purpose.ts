import { BrevetError, type SafeDetails } from '../domain/errors'
import type { Asked, Terms } from '../domain/terms'

/** Why somebody needs a role, in the person's own words: hostile text that is kept in the audit and shown as text only. */
export interface Purpose {
  readonly reason: string | null
  readonly ticket: string | null
}

const lengths = { reason: { least: 3, most: 500 }, ticket: { least: 1, most: 64 } } as const

/**
 * What the audit keeps of it: `purpose`, for `reason` is what a refusal says, and `ticket`. Fails with `reason_required`, whose
 * details name the field and what is wrong with it: `missing`, `length`, `characters` (control characters, lone surrogates) or `form`
 * (not what the grant's pattern says).
 */
export function checkPurpose(purpose: Purpose, terms: Terms): SafeDetails {
  const reason = checkText('reason', purpose.reason, terms.reason)
  const ticket = checkText('ticket', purpose.ticket, terms.ticket)
  const isFitting = (pattern: string) => ticket !== null && new RegExp(`^(?:${pattern})$`, 'u').test(ticket)
  if (ticket !== null && !terms.ticketPatterns.every(isFitting)) throw refusal('ticket', 'form')
  return { ...(reason === null ? {} : { purpose: reason }), ...(ticket === null ? {} : { ticket }) }
}

function checkText(field: keyof Purpose, value: string | null, asked: Asked): string | null {
  const text = value?.trim() ?? ''
  if (text === '') {
    if (asked === 'required') throw refusal(field, 'missing')
    return null
  }
  if (text.length < lengths[field].least || text.length > lengths[field].most) throw refusal(field, 'length')
  if (/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text)) throw refusal(field, 'characters')
  return text
}

function refusal(field: keyof Purpose, problem: 'missing' | 'length' | 'characters' | 'form'): BrevetError {
  return new BrevetError('reason_required', { field, problem })
}
