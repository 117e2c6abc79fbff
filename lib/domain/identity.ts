/** A group as the provider said it. Rules match `value` by code points; `from` names the claim or attribute it came from. */
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
  readonly groups: readonly Group[]
  /** `suspect`: the list has the length at which this provider cuts. An incomplete list refuses the sign-in instead. */
  readonly groupsState: 'complete' | 'suspect'
  readonly attributes: readonly Attribute[]
  readonly authenticatedAt: Date
}

/** The values of an attribute; empty when the identity does not carry it. */
export function attributeValues(identity: Identity, name: string): readonly string[] {
  return identity.attributes.find((attribute) => attribute.name === name)?.values ?? []
}
