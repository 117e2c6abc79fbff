import type { CheckText } from '../domain/denial-check'
import type { PolicyStatement } from './policy-document'

/** Where an administrator looks. */
export type PlaceOfCheck =
  | 'trust-policy'
  | 'provider'
  | 'role'
  | 'broker-policy'
  | 'user-policy'
  | 'mfa-device'
  | 'account'
  | 'brevet'

/** One thing to look at, and how it should be. */
export interface DenialCheck {
  readonly place: PlaceOfCheck
  readonly says: CheckText
  /** The statement that would admit the call; null where no policy is concerned. */
  readonly statement: PolicyStatement | null
}
