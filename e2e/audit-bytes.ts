import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The database of the portal under test, as it lies on the disk. */
export function auditBytes(): string {
  const folder = process.env['DEMO_FOLDER'] ?? 'data/e2e'
  return readdirSync(folder)
    .filter((name) => name.startsWith('brevet.db'))
    .map((name) => readFileSync(join(folder, name), 'latin1'))
    .join('')
}

/** The details of the rows that a person gave this reason for. */
export function detailsOf(reason: string): readonly Readonly<Record<string, unknown>>[] {
  const rows = auditBytes().match(/\{[^{}]*"purpose":"[^{}]*\}/g) ?? []
  return rows.filter((row) => row.includes(JSON.stringify(reason))).map((row) => JSON.parse(row))
}
