import type { AwsConfig } from '../config/config'
import type { KeyRing } from '../domain/signing-key'
import type { AccountTrusts } from './account-trust'
import type { Sts } from './sts-port'

/** What every method is given; nothing here is global. */
export interface MethodDependencies {
  readonly aws: AwsConfig
  readonly trusts: AccountTrusts
  readonly sts: Sts
}

/** For methods in which Brevet itself is the issuer. */
export interface SigningDependencies extends MethodDependencies {
  /** Keys of the method's own use. */
  readonly keys: KeyRing
  readonly now: () => Date
}
