import type { AwsConfig } from '../config/config'
import type { KeyRing } from '../domain/signing-key'
import type { Sts } from './sts-port'

/** What every method is given; nothing here is global. */
export interface MethodDependencies {
  readonly aws: AwsConfig
  /** Keys of the method's own use. */
  readonly keys: KeyRing
  readonly sts: Sts
  readonly now: () => Date
}
