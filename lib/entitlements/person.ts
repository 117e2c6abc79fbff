import type { Identity } from '../domain/identity'

/** An identity with its groups as a set, made once for one question. */
export interface Person {
  readonly identity: Identity
  readonly groups: ReadonlySet<string>
}

/** Prepares an identity. Groups are told apart by code points: nothing is folded, trimmed or split. */
export function toPerson(identity: Identity): Person {
  return { identity, groups: new Set(identity.groups.map(({ value }) => value)) }
}
