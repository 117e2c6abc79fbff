import type { GroupsOrigin } from './group-list'

/** A group as the provider said it. Rules match `value` by code points; `from` names the claim or attribute, or the directory, it came from. */
export interface Group {
  readonly value: string
  /** The value before `groupNames` was applied; equal to `value` when no alias exists. */
  readonly raw: string
  readonly from: string
}

/** A further claim or attribute of the verified answer, as text. Names are unique within one identity. */
export interface Attribute {
  readonly name: string
  readonly values: readonly string[]
}

/**
 * Who somebody is, taken from a verified answer of an identity provider.
 * The key of a person is (`source`, `subject`); nothing is ever linked by e-mail. All text is hostile: show it as text only.
 */
export interface Identity {
  readonly source: string
  /** Raw `sub` (OIDC) or NameID (SAML), or the claim configured as subject. */
  readonly subject: string
  /** For display only. */
  readonly name: string
  readonly email: string | null
  readonly emailVerified: boolean
  /** All of them: somebody whose list is incomplete has no identity here, see {@link GroupsOrigin} and `GroupList`. */
  readonly groups: readonly Group[]
  readonly groupsFrom: GroupsOrigin
  readonly attributes: readonly Attribute[]
  readonly authenticatedAt: Date
}

/** The values of an attribute; empty when the identity does not carry it. */
export function attributeValues(identity: Identity, name: string): readonly string[] {
  return identity.attributes.find((attribute) => attribute.name === name)?.values ?? []
}
