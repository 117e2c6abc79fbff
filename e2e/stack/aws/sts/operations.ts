import { assumeRole } from './assume-role'
import { assumeRoleWithSaml } from './assume-role-with-saml'
import { assumeRoleWithWebIdentity } from './assume-role-with-web-identity'
import { decodeAuthorizationMessage } from './decode-authorization-message'
import { getAccessKeyInfo } from './get-access-key-info'
import { getCallerIdentity } from './get-caller-identity'
import { getFederationToken } from './get-federation-token'
import { getSessionToken } from './get-session-token'
import type { StsOperation } from './operation'

/** Every operation that this STS knows, by the name in `Action`. */
export const stsOperations: Readonly<Record<string, StsOperation>> = {
  AssumeRole: assumeRole,
  AssumeRoleWithSAML: assumeRoleWithSaml,
  AssumeRoleWithWebIdentity: assumeRoleWithWebIdentity,
  DecodeAuthorizationMessage: decodeAuthorizationMessage,
  GetAccessKeyInfo: getAccessKeyInfo,
  GetCallerIdentity: getCallerIdentity,
  GetFederationToken: getFederationToken,
  GetSessionToken: getSessionToken,
}
