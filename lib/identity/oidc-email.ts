import { claimAt, textAt } from './oidc-claims'
import type { Claims } from './oidc-token'

/** An address and what the provider says of it, over all documents that name the same address. */
export interface EmailClaim {
  readonly email: string | null
  /** False as soon as one document denies it; null when none says anything. */
  readonly verified: boolean | null
}

/** Reads the e-mail claim, the ID token first. `email_verified` speaks only of the claim `email`. */
export function emailClaim(documents: readonly Claims[], address: string): EmailClaim {
  const email = documents.map((claims) => textAt(claims, address)).find((text) => text !== null && text !== '') ?? null
  const statements = documents.filter((claims) => claimAt(claims, 'email') === email).map(statementOf)
  const isDenied = statements.includes(false)
  return { email, verified: isDenied ? false : statements.includes(true) ? true : null }
}

/** `email_verified` must be the boolean; Entra's `xms_edov` comes in four spellings. Anything else that is present denies. */
function statementOf(claims: Claims): boolean | null {
  const { email_verified: verified, xms_edov: isDomainOwner } = claims
  if (verified !== undefined && verified !== null) return verified === true
  if (isDomainOwner === undefined || isDomainOwner === null) return null
  return [true, 1, '1', 'true'].some((spelling) => spelling === isDomainOwner)
}
