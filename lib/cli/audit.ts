/** `npm run audit -- verify`: walks the audit chain of the configured database, also while the portal runs on it. */
import { existingAuditKey } from '../audit/audit-key'
import { type AuditVerdict, verifyAudit } from '../audit/verification'
import { processEnvironment } from '../config/environment'
import { readProcessSettings } from '../config/process-settings'
import { isBrevetError } from '../domain/errors'
import { openingFault } from '../store/opening-fault'
import { openAuditStore } from '../store/store'

const usage = `Usage:
  npm run audit -- verify   walks the audit log and names the first row that is not as it was written`

/** Exit codes: 0 whole, 1 broken or not readable, 2 wrong use. */
async function run(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words
  if (command === 'verify' && rest.length === 0) return verify()
  if (command === '--help') {
    console.log(usage)
    return 0
  }
  console.error(usage)
  return 2
}

async function verify(): Promise<number> {
  const result = readProcessSettings(processEnvironment())
  if (!result.ok) {
    for (const fault of result.faults) console.error(fault)
    return 1
  }
  const { database, secrets } = result.settings
  try {
    const store = await openAuditStore({ database, secrets, now: () => new Date() })
    try {
      return report(await verifyAudit({ rows: store.auditRows, key: await existingAuditKey(store.sealedValues) }))
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!isBrevetError(error)) throw error
    console.error(`the audit log cannot be read: ${openingFault(error, database)}`)
    return 1
  }
}

function report(verdict: AuditVerdict): number {
  if (verdict.ok) {
    console.log(`${verdict.rows} rows checked, all whole; head ${verdict.headHash}`)
    return 0
  }
  const { sequence, kind, what } = verdict.fault
  console.error(`row ${sequence} ${kind}: ${what} (${verdict.rows} rows before it are whole)`)
  return 1
}

process.exitCode = await run(process.argv.slice(2))
