import type { setupChoices } from '@/lib/broker/trust-setup'

export type SetupFormat = (typeof setupChoices.formats)[number]
export type SetupMethod = (typeof setupChoices.methods)[number]

/** What a set-up page shows. */
export interface SetupView {
  readonly accountId: string
  /** Null: all that the file names. */
  readonly method: SetupMethod | null
  readonly format: SetupFormat
  readonly subjects: readonly string[]
}

/** Where a view is found, so that an address can be sent to somebody. Subjects are no secret. */
export function setupAddress({ accountId, method, format, subjects }: SetupView): string {
  const named = subjects.length > 0 ? [['subject', subjects.join('\n')]] : []
  const query = new URLSearchParams([...(method === null ? [] : [['method', method]]), ['format', format], ...named])
  return `/admin/setup/${accountId}?${query}`
}

/** What was typed into one field, a subject a line. */
export function readSubjects(value: string | readonly string[] | undefined): readonly string[] {
  const lines = [value ?? []].flat().flatMap((text) => text.split(/\r?\n/))
  return lines.map((line) => line.trim()).filter((line) => line !== '')
}
