import type { SourceConfig } from '../config/config'
import { emailDomainOf } from './email'

/** The first source that speaks for the domain of an address; null when none does, and for what is no plain address. */
export function sourceOfEmail(email: string, sources: readonly SourceConfig[]): SourceConfig | null {
  const domain = emailDomainOf(email.trim())
  if (domain === null) return null
  return sources.find(({ emailDomains }) => emailDomains.includes(domain)) ?? null
}
