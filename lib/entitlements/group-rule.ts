import type { GroupRule } from '../config/config'
import type { Identity } from '../domain/identity'

/** Makes a rule such as `admins` ready: one of its groups suffices, from its source when it names one. No groups: nobody. */
export function readyGroupRule({ source, groups }: GroupRule): (identity: Identity) => boolean {
  const accepted = new Set(groups)
  return (identity) =>
    (source === null || identity.source === source) && identity.groups.some(({ value }) => accepted.has(value))
}
