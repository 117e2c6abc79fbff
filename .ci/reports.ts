import { existsSync, readFileSync } from 'node:fs'

/** What vitest's JSON reporter says; null when it wrote no report. */
export function vitestCounts(path: string) {
  const report = readReport(path)
  if (!report) return null
  const broken = numberAt(report, 'numFailedTestSuites') > 0 && numberAt(report, 'numFailedTests') === 0 ? 1 : 0
  return { passed: numberAt(report, 'numPassedTests'), failed: numberAt(report, 'numFailedTests') + broken }
}

/** What Playwright's JSON reporter says; a test that passed on retry has passed. */
export function playwrightCounts(path: string) {
  const stats = readReport(path)?.['stats']
  if (!isRecord(stats)) return null
  return { passed: numberAt(stats, 'expected') + numberAt(stats, 'flaky'), failed: numberAt(stats, 'unexpected') }
}

function readReport(path: string): Record<string, unknown> | null {
  if (!existsSync(path)) return null
  const report: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return isRecord(report) ? report : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

function numberAt(record: Record<string, unknown>, name: string): number {
  const value = record[name]
  return typeof value === 'number' ? value : 0
}
