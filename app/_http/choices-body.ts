import type { Choices } from '@/lib/broker/choices'
import { BrevetError } from '@/lib/domain/errors'
import type { Scope } from '@/lib/domain/scope'
import { optionalField } from './json-body'

/** The fields that {@link choicesOf} reads. */
export const choiceFields = ['durationSeconds', 'region', 'scope', 'reason', 'ticket'] as const

/** What a body chooses at hand-out; `request_malformed` for a field of another type, and for a narrowing that does not exist. */
export function choicesOf(body: ReadonlyMap<string, unknown>): Choices {
  return {
    durationSeconds: optionalField(body, 'durationSeconds', 'number'),
    region: optionalField(body, 'region', 'string'),
    scope: scopeOf(body.get('scope')),
    reason: optionalField(body, 'reason', 'string'),
    ticket: optionalField(body, 'ticket', 'string'),
  }
}

const scopeFields: readonly string[] = ['readOnly', 'services', 'region', 'myIp', 'policies']

/** A misspelt narrowing must not become a session that is wider than was asked for. */
function scopeOf(value: unknown): Scope {
  const given = value ?? {}
  if (typeof given !== 'object' || Array.isArray(given)) throw malformed('scope')
  const fields = new Map(Object.entries(given))
  if ([...fields.keys()].some((field) => !scopeFields.includes(field))) throw malformed('scope')
  return {
    readOnly: flag(fields, 'readOnly'),
    services: texts(fields, 'services'),
    region: flag(fields, 'region'),
    myIp: flag(fields, 'myIp'),
    policies: texts(fields, 'policies'),
  }
}

function flag(fields: ReadonlyMap<string, unknown>, field: string): boolean {
  const value = fields.get(field) ?? false
  if (typeof value !== 'boolean') throw malformed(`scope.${field}`)
  return value
}

function texts(fields: ReadonlyMap<string, unknown>, field: string): readonly string[] {
  const value = fields.get(field) ?? []
  if (!Array.isArray(value) || !value.every((one) => typeof one === 'string')) throw malformed(`scope.${field}`)
  return value
}

function malformed(field: string): BrevetError {
  return new BrevetError('request_malformed', { field })
}
