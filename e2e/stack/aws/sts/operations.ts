import { assumeRoleWithSaml } from './assume-role-with-saml'
import { assumeRoleWithWebIdentity } from './assume-role-with-web-identity'
import { getCallerIdentity } from './get-caller-identity'
import type { StsOperation } from './operation'

/** Every operation that this STS knows, by the name in `Action`. */
export const stsOperations: Readonly<Record<string, StsOperation>> = {
  AssumeRoleWithSAML: assumeRoleWithSaml,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
  GetCallerIdentity: getCallerIdentity,
}
