/** `npm run audit -- verify`: walks the audit chain of the configured database, also while the portal runs on it. */
import { existingAuditKey } from '../audit/audit-key'
import { type AuditVerdict, verifyAudit } from '../audit/verification'
import { processEnvironment } from '../config/environment'
import { readProcessSettings } from '../config/process-settings'
import { isBrevetError } from '../domain/errors'
import type { AuditHead, AuditRows } from '../domain/repositories'
import { openingFault } from '../store/opening-fault'
import { openAuditStore } from '../store/store'

const usage = `Usage:
  npm run audit -- verify                    walks the audit log and names the first row that is not as it was written
  npm run audit -- verify --row 1234=HASH    and holds it to a row that was kept elsewhere, such as in the portal's log`

/** Exit codes: 0 whole, 1 broken or not readable, 2 wrong use. */
async function run(words: readonly string[]): Promise<number> {
  const [command, ...rest] = words
  const kept = /^(\d{1,15})=([0-9a-f]{64})$/.exec(rest[1] ?? '')
  if (command === 'verify' && rest.length === 0) return verify(null)
  if (command === 'verify' && rest[0] === '--row' && rest.length === 2 && kept?.[2]) {
    return verify({ sequence: Number(kept[1]), hash: kept[2] })
  }
  if (command === '--help') {
    console.log(usage)
    return 0
  }
  console.error(usage)
  return 2
}

async function verify(kept: AuditHead | null): Promise<number> {
  const result = readProcessSettings(processEnvironment())
  if (!result.ok) {
    for (const fault of result.faults) console.error(fault)
    return 1
  }
  const { database, secrets } = result.settings
  try {
    const store = await openAuditStore({ database, secrets, now: () => new Date() })
    try {
      const code = report(await verifyAudit({ rows: store.auditRows, key: await existingAuditKey(store.sealedValues) }))
      return code === 0 && kept ? await compare(kept, store.auditRows) : code
    } finally {
      await store.close()
    }
  } catch (error) {
    if (!isBrevetError(error)) throw error
    console.error(`the audit log cannot be read: ${openingFault(error, database)}`)
    return 1
  }
}

/** A database that was put back, as a whole, to an earlier state is whole in itself: only what was kept elsewhere tells. */
async function compare({ sequence, hash }: AuditHead, rows: AuditRows): Promise<number> {
  const [row] = await rows.read(sequence - 1, 1)
  if (row?.sequence === sequence && row.hash === hash) {
    console.log(`row ${sequence} is the one that was kept`)
    return 0
  }
  console.error(
    row?.sequence === sequence
      ? `row ${sequence} is not the one that was kept`
      : `row ${sequence}, which was kept, is missing`,
  )
  return 1
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
