import type { Config } from '../config/config'
import type { BaseIdentity } from '../domain/base-identity'
import { principalOfCaller } from '../domain/iam-principal'

/** Brevet's own AWS identity as trust policies name it: as the file says, else as AWS answered; null where neither did. */
export function ownPrincipal({ aws }: Config, base: BaseIdentity): string | null {
  return aws.assumeRole.principal ?? (base.state === 'known' ? principalOfCaller(base.arn) : null)
}
