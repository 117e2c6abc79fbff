import type { SourceConfig } from '../config'
import type { ConfigPath } from '../config-fault'
import type { SourceEntry } from '../schema/source-schema'
import type { CheckContext } from './check'
import { toDirectory } from './directory'

type SourceBase = Pick<
  SourceConfig,
  'id' | 'label' | 'emailDomains' | 'emailTrust' | 'groupNames' | 'groupSeparator' | 'groupsSuspectAt' | 'directory'
>

/** How groups are packed can be said in two ways; they must not disagree. */
export function checkGroupFormat(entry: SourceEntry, path: ConfigPath, { log }: CheckContext): void {
  const { groupFormat, groupSeparator } = entry
  if (groupFormat && groupSeparator !== undefined) {
    log.fault([...path, 'groupSeparator'], 'is given together with groupFormat; keep one of them')
  }
  if (!groupFormat) return
  const at = [...path, 'groupFormat']
  if (groupFormat.keys && groupFormat.separator !== undefined) log.fault(at, 'must hold keys or separator, not both')
  if (!groupFormat.keys && groupFormat.separator === undefined) log.fault(at, 'must hold keys: true or a separator')
  if (groupFormat.keys && entry.kind === 'saml')
    log.fault([...at, 'keys'], 'exists for oidc only; SAML attributes are texts')
}

/** What OIDC and SAML sources have in common. */
export function toSourceBase(entry: SourceEntry): SourceBase {
  return {
    id: entry.id,
    label: entry.label ?? entry.id,
    emailDomains: [...new Set(entry.emailDomains)],
    emailTrust: entry.emailTrust ?? (entry.kind === 'saml' ? 'provider' : 'verified'),
    groupNames: entry.groupNames,
    groupSeparator: entry.groupSeparator ?? entry.groupFormat?.separator ?? null,
    groupsSuspectAt: entry.groupsSuspectAt ?? null,
    directory: toDirectory(entry),
  }
}
