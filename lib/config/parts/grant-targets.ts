import type { ConfigPath } from '../config-fault'
import { type Drafted, rawTexts } from '../draft'
import type { FaultLog } from '../fault-log'
import type { GrantEntry } from '../schema/access-schema'
import { didYouMean } from '../suggestion'
import { inspectGroupPattern } from './group-pattern'
import type { GrantContext } from './known-names'

/** Accounts and roles exist; looked up even where the rest of the grant does not fit. */
export function checkTargetNames(grant: Drafted<unknown>, context: GrantContext): void {
  for (const [index, account] of rawTexts(grant, 'accounts'))
    checkAccount(account, [...grant.path, 'accounts', index], context)
  for (const [index, role] of rawTexts(grant, 'roles')) checkRole(role, [...grant.path, 'roles', index], context)
}

/** Who is given something is told what; an empty list is allowed, and gives nothing. */
export function checkTargetPresence(entry: GrantEntry, path: ConfigPath, log: FaultLog): void {
  const pattern = entry.when.groupPattern === undefined ? null : inspectGroupPattern(entry.when.groupPattern)
  const isFromPattern = { accounts: pattern !== null, roles: pattern !== null && (!pattern.ok || pattern.hasRole) }
  for (const key of ['accounts', 'roles'] as const) {
    if (entry[key]?.length === 0)
      log.warn([...path, key], `is an empty list, so this grant ${entry.deny ? 'denies' : 'gives'} nothing`)
    if (entry[key] !== undefined || entry.deny || isFromPattern[key]) continue
    const group = key === 'accounts' ? 'account' : 'role'
    log.fault([...path, key], `is missing; name ${key}, or give a groupPattern with (?<${group}>…)`)
  }
}

function checkAccount(account: string, path: ConfigPath, { log, names }: GrantContext): void {
  if (account === '*' || names.accounts.has(account)) return
  if (!account.includes('=')) {
    const hint = account.includes('*') ? '; patterns are not supported, select by tags: key=value' : ''
    log.fault(
      path,
      `no account has the id or alias ${log.quote(path, account)}${hint || didYouMean(account, names.accounts)}`,
    )
  } else if (names.areAccountsComplete && !names.selectors.has(account)) {
    log.warn(path, `${log.quote(path, account)} selects no account${didYouMean(account, names.selectors)}`)
  }
}

function checkRole(role: string, path: ConfigPath, { log, names }: GrantContext): void {
  if (role === '*' || names.roles.has(role)) return
  log.fault(path, `no role has the name ${log.quote(path, role)}${didYouMean(role, names.roles)}`)
}
