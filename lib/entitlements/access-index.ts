/**
 * The entitlements stage answers one question: what may you have?
 * In: the grants of the configuration, built into an index once, and a verified identity. Out: entitlements, with the reason for
 * every yes and no. Pure: no clock, no network, no database, no error. It matches text by code points and never guesses: what is
 * unknown or empty gives nothing, and a deny wins. It does not know how anybody signed in or how AWS is asked.
 */
import type { AccessConfig } from '../config/config'
import { type BaseIdentity, unknownBase } from '../domain/base-identity'
import type { Account, Entitlement } from '../domain/entitlement'
import type { Identity } from '../domain/identity'
import { buildCandidates } from './candidates'
import { buildCatalogue } from './catalogue'
import { type Explanation, explain, explainNothing, type Unmatched } from './explanation'
import { readyGrant } from './grant'
import { readyGroupRule } from './group-rule'
import { find, resolve } from './resolve'

export type { Explanation, Unmatched } from './explanation'

/** The access rules of one configuration. */
export interface AccessIndex {
  /** By account name, account id, and role as in the file. Takes time for what it returns, not for what others may have. */
  resolve(identity: Identity): readonly Entitlement[]
  /** The entitlement of this id, exactly when `resolve` lists it; a direct check. */
  find(identity: Identity, id: string): Entitlement | null
  isAdmin(identity: Identity): boolean
  isAuditor(identity: Identity): boolean
  /** Walks every grant: for people who ask, not for every request. */
  explain(identity: Identity, id: string): Explanation
  explainNothing(identity: Identity): Unmatched
  /** All accounts, by name and id. */
  readonly accounts: readonly Account[]
  readonly grantCount: number
}

/** Builds the index; at load, and again when the configuration changes or Brevet's own AWS identity becomes known. */
export function buildAccessIndex(access: AccessConfig, base: BaseIdentity = unknownBase): AccessIndex {
  const catalogue = buildCatalogue(access, base)
  const grants = access.grants.map((grant, order) => readyGrant(grant, order, catalogue))
  const rules = { catalogue, grants, candidates: buildCandidates(grants) }
  return {
    resolve: (identity) => resolve(rules, identity),
    find: (identity, id) => find(rules, identity, id),
    isAdmin: readyGroupRule(access.admins),
    isAuditor: readyGroupRule(access.auditors),
    explain: (identity, id) => explain(rules, identity, id),
    explainNothing: (identity) => explainNothing(rules, identity),
    accounts: catalogue.accounts,
    grantCount: grants.length,
  }
}
