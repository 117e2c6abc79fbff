import type { GrantConfig, GroupRule } from '../config'
import type { ConfigPath } from '../config-fault'
import type { Draft } from '../draft'
import { fitting } from '../draft'
import type { FaultLog } from '../fault-log'
import type { GrantEntry, GroupRuleEntry } from '../schema/access-schema'
import { didYouMean } from '../suggestion'
import { checkUnique } from './check'
import { checkTargetNames, checkTargetPresence } from './grant-targets'
import { checkPolicyNames, checkTerms, toTerms } from './grant-terms'
import { inspectGroupPattern } from './group-pattern'
import { type GrantContext, knownNames } from './known-names'

/** Grants, admins and auditors speak of sources, accounts and roles that exist, and of somebody. */
export function checkAccess(draft: Draft, log: FaultLog): void {
  const names = knownNames(draft)
  checkUnique(draft.grants, 'id', log)
  for (const item of draft.grants) {
    checkTargetNames(item, { log, names })
    checkPolicyNames(item, { log, names })
  }
  for (const { entry, path } of fitting(draft.grants)) {
    checkWhen(entry, [...path, 'when'], { log, names })
    checkTargetPresence(entry, path, log)
    checkTerms(entry, path, { log, names })
  }
  for (const key of ['admins', 'auditors'] as const) {
    const source = draft[key]?.source
    if (source !== undefined) checkSource(source, [key, 'source'], { log, names })
    checkNoWildcards(draft[key]?.groups ?? [], [key, 'groups'], log)
  }
}

/** Whoever writes one means everybody, and means it by mistake where it makes administrators. */
function checkNoWildcards(groups: readonly string[], path: ConfigPath, log: FaultLog): void {
  for (const [index, group] of groups.entries()) {
    if (group.includes('*')) log.fault([...path, index], 'must be the name of a group: there are no wildcards here')
  }
}

function checkSource(source: string, path: ConfigPath, { log, names }: GrantContext): void {
  if (names.sources.has(source)) return
  log.fault(path, `no source in signIn has the id ${log.quote(path, source)}${didYouMean(source, names.sources)}`)
}

function checkWhen({ when }: GrantEntry, path: ConfigPath, context: GrantContext): void {
  const { log } = context
  if (Object.values(when).every((condition) => condition === undefined)) {
    log.fault(path, 'must name source, groups, attributes or groupPattern; without any it would mean everybody')
  }
  if (when.source !== undefined) checkSource(when.source, [...path, 'source'], context)
  if (when.groups?.length === 0) log.warn([...path, 'groups'], 'is an empty list, so this grant means nobody')
  checkAttributes(when, [...path, 'attributes'], context)
  const pattern = when.groupPattern === undefined ? null : inspectGroupPattern(when.groupPattern)
  if (pattern?.ok === false) log.fault([...path, 'groupPattern'], pattern.message)
}

function checkAttributes(when: GrantEntry['when'], path: ConfigPath, { log, names }: GrantContext): void {
  const known = (when.source === undefined ? null : names.attributesOf.get(when.source)) ?? names.attributes
  const entries = Object.entries(when.attributes ?? {})
  if (when.attributes && entries.length === 0)
    log.fault(path, 'must name an attribute; without one it would mean everybody')
  for (const [name, values] of entries) {
    if (values.length === 0) log.warn([...path, name], 'is an empty list, so this grant means nobody')
    if (known.has(name) || !names.areSourcesComplete) continue
    log.warn(
      [...path, name],
      `no source it applies to defines this attribute, so this grant means nobody${didYouMean(name, known)}`,
    )
  }
}

/** The grant as the entitlements stage sees it. */
export function toGrant(entry: GrantEntry): GrantConfig {
  const { source, groups, attributes, groupPattern } = entry.when
  return {
    id: entry.id,
    when: {
      source: source ?? null,
      groups: groups ?? null,
      attributes: attributes ?? null,
      groupPattern: groupPattern ?? null,
    },
    deny: entry.deny,
    accounts: entry.accounts ?? null,
    roles: entry.roles ?? null,
    terms: toTerms(entry),
  }
}

export function toGroupRule(entry: GroupRuleEntry): GroupRule {
  return { source: entry.source ?? null, groups: entry.groups }
}
