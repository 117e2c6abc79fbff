import { domainToASCII } from 'node:url'
import { BrevetError } from '../domain/errors'

export interface EmailStatement {
  readonly email: string | null
  /** Null: the provider says nothing. */
  readonly verified: boolean | null
  /** `provider`: silence counts as verified, an explicit no never does. */
  readonly trust: 'verified' | 'provider'
  /** Lower-case domains; empty means any. */
  readonly domains: readonly string[]
}

export interface JudgedEmail {
  /** As the provider sent it; null when it sent none, or something that is no plain address. */
  readonly email: string | null
  readonly emailVerified: boolean
}

/**
 * Judges what the provider says about a person's e-mail address.
 * With `domains`, fails with `email_unverified` when there is no address or nobody vouches for it, and with
 * `email_domain_not_allowed` when the address is not plain or lies elsewhere. Without, it never fails.
 */
export function judgeEmail(options: EmailStatement): JudgedEmail {
  const domain = options.email === null ? null : emailDomainOf(options.email)
  const isVouched = options.verified ?? options.trust === 'provider'
  if (options.domains.length > 0) checkDomain(options, domain, isVouched)
  return domain === null ? { email: null, emailVerified: false } : { email: options.email, emailVerified: isVouched }
}

function checkDomain(options: EmailStatement, domain: string | null, isVouched: boolean): void {
  if (options.email === null) throw new BrevetError('email_unverified', { reason: 'missing' })
  if (!isVouched) {
    throw new BrevetError('email_unverified', { reason: options.verified === false ? 'denied' : 'not_stated' })
  }
  if (domain === null) throw new BrevetError('email_domain_not_allowed', { reason: 'not_an_address' })
  if (!options.domains.some((allowed) => domainToASCII(allowed) === domain)) {
    throw new BrevetError('email_domain_not_allowed', { reason: 'other_domain' })
  }
}

const maxAddressBytes = 254
const localPart = /^[^\s"(),:;<>@[\\\]\p{C}]{1,64}$/u
const domainPart = /^[\p{L}\p{M}\p{N}.-]+$/u

/**
 * The domain of a plain address as lower-case ASCII (punycode); null for anything that two readers could take apart differently:
 * quoted local parts, several at signs, look-alikes that become one under NFKC, invisible characters.
 */
export function emailDomainOf(email: string): string | null {
  if (Buffer.byteLength(email) > maxAddressBytes) return null
  if (email.normalize('NFKC').split('@').length !== 2) return null
  const at = email.lastIndexOf('@')
  const domain = email.slice(at + 1)
  if (at < 1 || !localPart.test(email.slice(0, at)) || !domainPart.test(domain)) return null
  return domainToASCII(domain) || null
}
