import { BrevetError } from '../domain/errors'

const maxSubjectLength = 1_024
const maxNameLength = 200

/** Control characters, and what a decoder puts in place of bytes that are no text: whoever held different ones would be alike. */
const unkept = /[\p{Cc}\ufffd]/u

/** Control characters, and the marks that turn the direction of the text around them. */
const unprintable = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu

/**
 * The half of a person's key that the provider gives: kept exactly, never trimmed or folded.
 * Fails with `claims_malformed` when it is no text, blank, longer than 1,024 characters, or holds what databases and logs
 * cannot keep apart (control characters, lone surrogates, the replacement character).
 */
export function checkSubject(value: unknown): string {
  const reason = faultOf(value)
  if (reason !== null) throw new BrevetError('claims_malformed', { claim: 'subject', reason })
  return String(value)
}

function faultOf(value: unknown): string | null {
  if (value === undefined || value === null) return 'missing'
  if (typeof value !== 'string') return 'not_text'
  if (value.trim() === '') return 'blank'
  if (value.length > maxSubjectLength) return 'too_long'
  return unkept.test(value) || !value.isWellFormed() ? 'control_characters' : null
}

/** The first candidate that shows something, made fit for one line of at most 200 characters; else the fallback, treated alike. */
export function displayName(candidates: readonly (string | null | undefined)[], fallback: string): string {
  const shown = [...candidates, fallback].map((candidate) => printable(candidate ?? ''))
  return shown.find((candidate) => candidate !== '') ?? ''
}

function printable(text: string): string {
  return [...text.replace(unprintable, ' ').trim()].slice(0, maxNameLength).join('')
}
