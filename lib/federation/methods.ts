import type { FederationKind } from '../domain/federation-kind'
import type { KeyRing } from '../domain/signing-key'
import { createAssertion } from './assertion'
import { createAssumeRole } from './assume-role'
import { createFederationToken } from './federation-token'
import { createIdToken } from './id-token'
import type { IssuerKeys } from './issuer-keys'
import type { FederationMethod } from './method'
import type { MethodDependencies } from './method-dependencies'
import { createSaml } from './saml'
import { createSessionToken } from './session-token'
import { createWebIdentity } from './web-identity'

interface MethodsOptions extends MethodDependencies {
  readonly keys: { readonly issuer: IssuerKeys; readonly samlIdp: KeyRing }
  readonly now: () => Date
}

/** The registry: every federation method, by its kind. */
export function createMethods(options: MethodsOptions): ReadonlyMap<FederationKind, FederationMethod> {
  const { keys, ...dependencies } = options
  const methods: Readonly<Record<FederationKind, FederationMethod>> = {
    'web-identity': createWebIdentity({ ...dependencies, keys: keys.issuer }),
    saml: createSaml({ ...dependencies, keys: keys.samlIdp }),
    'id-token': createIdToken(dependencies),
    assertion: createAssertion(dependencies),
    'assume-role': createAssumeRole(dependencies),
    'federation-token': createFederationToken(dependencies),
    'session-token': createSessionToken(dependencies),
  }
  return new Map(Object.values(methods).map((method) => [method.kind, method]))
}
