import type { Scope } from '@/lib/domain/scope'

/** What a form about one session says, in the words of the API. */
export interface FormChoices {
  readonly durationSeconds: number | null
  readonly scope: Scope
  readonly reason: string | null
  readonly ticket: string | null
}

/** The choice of "read only" among policies. No policy has this id: ids begin with a letter or digit. */
export const readOnlyPolicy = '-read-only'

/** Reads a form, in the browser and where it is posted: the names of the fields stand here. What was not said is null, or not narrowed. */
export function formChoices(form: { get(name: string): unknown }): FormChoices {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const isChecked = (name: string) => form.get(name) !== null
  const policy = text('policy')
  const isReadOnly = policy === readOnlyPolicy
  return {
    durationSeconds: text('durationSeconds') === '' ? null : Number(text('durationSeconds')),
    scope: {
      readOnly: isChecked('readOnly') || isReadOnly,
      services: listOf(text('service')),
      region: isChecked('regionOnly'),
      myIp: isChecked('myIp'),
      policies: isReadOnly ? [] : listOf(policy),
    },
    reason: text('reason') || null,
    ticket: text('ticket') || null,
  }
}

/** In how many ways a session is narrowed. */
export function narrowingCount({ readOnly, services, region, myIp, policies }: Scope): number {
  return [readOnly, services.length > 0, region, myIp, policies.length > 0].filter(Boolean).length
}

/** One value of a field as a list; empty: none. */
export function listOf(value: string): readonly string[] {
  return value === '' ? [] : [value]
}
