import { type Draft, fitting, rawText } from '../draft'
import type { FaultLog } from '../fault-log'
import type { RoleEntry } from '../schema/access-schema'
import { partitionOf } from './accounts'
import { attributeNames } from './sources'

/** Everything that grants may speak of. Entries with a fault count by their name, so that one fault does not make others. */
export interface KnownNames {
  readonly sources: ReadonlySet<string>
  /** Ids and aliases. */
  readonly accounts: ReadonlySet<string>
  readonly roles: ReadonlySet<string>
  readonly policies: ReadonlySet<string>
  /** Roles that can keep no policy of a grant, and why. */
  readonly unlimitedRoles: ReadonlyMap<string, string>
  /** Every `key=value` that selects at least one account. */
  readonly selectors: ReadonlySet<string>
  readonly attributes: ReadonlySet<string>
  readonly attributesOf: ReadonlyMap<string, ReadonlySet<string>>
  /** False when a source or an account has a fault, so that its attributes or tags are unknown. */
  readonly areSourcesComplete: boolean
  readonly areAccountsComplete: boolean
}

/** What the checks of grants look things up in. */
export interface GrantContext {
  readonly log: FaultLog
  readonly names: KnownNames
}

export function knownNames(draft: Draft): KnownNames {
  const texts = (list: Draft['signIn' | 'accounts' | 'roles' | 'policies'], key: string) =>
    list.map((item) => rawText(item, key)).filter((text) => text !== null)
  const sources = fitting(draft.signIn).map(({ entry }) => entry)
  return {
    sources: new Set(texts(draft.signIn, 'id')),
    accounts: new Set([...texts(draft.accounts, 'id'), ...texts(draft.accounts, 'alias')]),
    roles: new Set(texts(draft.roles, 'name')),
    policies: new Set(texts(draft.policies, 'id')),
    unlimitedRoles: new Map(fitting(draft.roles).flatMap(({ entry }) => unlimited(entry))),
    selectors: new Set(
      fitting(draft.accounts).flatMap(({ entry }) => [
        `environment=${entry.environment}`,
        `partition=${partitionOf(entry)}`,
        ...(entry.region === undefined ? [] : [`region=${entry.region}`]),
        ...Object.entries(entry.tags).map(([key, value]) => `${key}=${value}`),
      ]),
    ),
    attributes: new Set(sources.flatMap(attributeNames)),
    attributesOf: new Map(sources.map((source) => [source.id, new Set(attributeNames(source))])),
    areSourcesComplete: sources.length === draft.signIn.length,
    areAccountsComplete: draft.accounts.every(({ entry }) => entry !== null),
  }
}

/** AWS adds session policies up, so that there can be one; and one operation takes none. */
function unlimited({ name, policy, policyArns, method }: RoleEntry): ReadonlyArray<readonly [string, string]> {
  if (policy !== undefined || policyArns.length > 0) return [[name, 'has a session policy of its own']]
  return method?.every((kind) => kind === 'session-token')
    ? [[name, 'is issued by session-token, which takes none']]
    : []
}
