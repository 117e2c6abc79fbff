import { newReference } from '../audit/reference'
import { type ConfigResult, formatFault } from '../config/parse-config'
import { watchConfig } from '../config/watch-config'
import type { ErrorCode, SafeDetails } from '../domain/errors'
import { record } from './audit-trail'
import type { Installation } from './installation'

/** Puts a changed configuration in force; a wrong one is reported, and the old one stays. Both are audited. */
export function followConfig(installation: Installation, load: () => ConfigResult, path: string): void {
  watchConfig({
    path,
    load,
    current: installation.current().config,
    onChange(config, warnings) {
      installation.replace(config)
      say(['The configuration was reloaded.', ...warnings.map((warning) => `warning: ${formatFault(warning)}`)])
      note(installation, { outcome: 'succeeded', code: null, details: {} })
    },
    onSame: () => say(['The configuration was read again, and is the one in force.']),
    onFaults(faults) {
      say(['The new configuration is wrong; the old one stays in force:', ...faults.map(formatFault)])
      note(installation, { outcome: 'refused', code: 'config_invalid', details: { faults: faults.length } })
    },
  })
}

interface Note {
  readonly outcome: 'succeeded' | 'refused'
  readonly code: ErrorCode | null
  readonly details: SafeDetails
}

/** A reload happens whether or not the audit answers; a row that cannot be written is said where the operator looks. */
function note(installation: Installation, { outcome, code, details }: Note): void {
  const client = { ip: null, userAgent: null }
  const row = { reference: newReference(), action: 'config-reload', actor: null, client, outcome, details } as const
  record(installation, code ? { ...row, code } : row).catch(() =>
    say(['The reload could not be written to the audit log.']),
  )
}

function say(lines: readonly string[]): void {
  process.stderr.write(`${lines.join('\n')}\n`)
}
