/**
 * `npm test`: everything that must hold before a change lands, in the order in which faults are cheapest to see.
 * All steps run even when one fails; the last line sums the runners' own reports.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { findBrowser } from '../e2e/browser'
import { playwrightCounts, vitestCounts } from './reports'

interface Step {
  readonly name: string
  readonly command: readonly string[]
  /** Reads how many tests passed and failed, for a step that runs tests. */
  readonly counts?: () => Counts | null
  readonly environment?: Readonly<Record<string, string>>
}

interface Counts {
  readonly passed: number
  readonly failed: number
}

const results = 'test-results'
const unitReport = `${results}/unit.json`
const browserReport = `${results}/browser.json`

function steps(browser: string): readonly Step[] {
  return [
    { name: 'format and lint', command: ['npm', 'run', '--silent', 'lint'] },
    { name: 'types', command: ['npm', 'run', '--silent', 'typecheck'] },
    { name: 'unused code', command: ['npm', 'run', '--silent', 'unused'] },
    {
      name: 'unit tests',
      command: ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`],
      counts: () => vitestCounts(unitReport),
    },
    { name: 'production build', command: ['npm', 'run', '--silent', 'build'] },
    {
      name: 'browser tests',
      command: ['npx', 'playwright', 'test', '--reporter=list,json,./e2e/attack/tally-reporter.ts'],
      counts: () => playwrightCounts(browserReport),
      environment: { PLAYWRIGHT_JSON_OUTPUT_NAME: browserReport, BROWSER_PATH: browser },
    },
  ]
}

/** A step that runs no tests, or whose runner wrote no report, counts as one failure when it fails. */
function run({ name, command, counts, environment }: Step): Counts {
  console.log(`\n— ${name}`)
  const [program = '', ...words] = command
  const { status } = spawnSync(program, words, { stdio: 'inherit', env: { ...process.env, ...environment } })
  const counted = counts?.() ?? { passed: 0, failed: 0 }
  if (status === 0 || counted.failed > 0) return counted
  console.log(`${name}: failed`)
  return { ...counted, failed: 1 }
}

function main(): void {
  rmSync(results, { recursive: true, force: true })
  mkdirSync(results, { recursive: true })
  const all = steps(findBrowser()).map(run)
  const passed = all.reduce((sum, counts) => sum + counts.passed, 0)
  const failed = all.reduce((sum, counts) => sum + counts.failed, 0)
  console.log(`\n${passed} passed, ${failed} failed`)
  if (failed > 0 || passed === 0) process.exitCode = 1
}

main()
