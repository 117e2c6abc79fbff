import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { type Attempt, attemptAnnotation } from './tally'
import { tallyTable } from './tally-table'

/**
 * Counts the attacks of a run by family, and fails a run in which one was accepted, or in which nothing honest got in.
 * Of a test that was tried again, the last run counts; but an attack that was accepted once stays so.
 */
class TallyReporter implements Reporter {
  private readonly attempts = new Map<string, readonly Attempt[]>()

  onTestEnd(test: TestCase, result: TestResult): void {
    const found = result.annotations.filter(({ type }) => type === attemptAnnotation)
    const attempts = found.map(({ description = '' }): Attempt => JSON.parse(description))
    const holes = (this.attempts.get(test.id) ?? []).filter(({ isControl, accepted }) => accepted && !isControl)
    this.attempts.set(test.id, [...holes, ...attempts])
  }

  async onEnd({ status }: FullResult): Promise<{ status: FullResult['status'] }> {
    const { lines, faults } = tallyTable([...this.attempts.values()].flat())
    if (lines.length > 2) console.log(`\nAttacks\n${lines.join('\n')}`)
    for (const fault of faults) console.log(fault)
    return { status: faults.length > 0 ? 'failed' : status }
  }
}

/** Playwright takes a reporter by its module's default export. */
export default TallyReporter
