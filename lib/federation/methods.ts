import type { AwsConfig } from '../config/config'
import type { FederationKind } from '../domain/federation-kind'
import type { KeyRing } from '../domain/signing-key'
import type { FederationMethod } from './method'
import { createSaml } from './saml'
import type { Sts } from './sts-port'
import { createWebIdentity } from './web-identity'

interface MethodsOptions {
  readonly aws: AwsConfig
  readonly keys: { readonly oidcIssuer: KeyRing; readonly samlIdp: KeyRing }
  readonly sts: Sts
  readonly now: () => Date
}

/** The registry: every federation method, by its kind. */
export function createMethods({ aws, keys, sts, now }: MethodsOptions): ReadonlyMap<FederationKind, FederationMethod> {
  const methods: Readonly<Record<FederationKind, FederationMethod>> = {
    'web-identity': createWebIdentity({ aws, keys: keys.oidcIssuer, sts, now }),
    saml: createSaml({ aws, keys: keys.samlIdp, sts, now }),
  }
  return new Map(Object.values(methods).map((method) => [method.kind, method]))
}
