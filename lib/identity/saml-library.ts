import { randomBytes } from 'node:crypto'
import { SAML, type SamlConfig, ValidateInResponseTo } from '@node-saml/node-saml'
import type { IdpMetadata } from './saml-metadata'
import { envelopedSignature, namespaces } from './saml-names'
import type { ServiceProvider } from './saml-service-provider'

/** A fresh xs:ID of 160 random bits; it does not begin with a digit. */
export function createRequestId(): string {
  return `_${randomBytes(20).toString('hex')}`
}

/** node-saml for one use: every default that matters is set, since its own fit hardly any provider. */
export function createLibrary(us: ServiceProvider, idp: IdpMetadata, more: Partial<SamlConfig>): SAML {
  const { config, consumerUrl } = us
  const isOneOf = (...modes: readonly string[]) => modes.includes(config.signed)
  return new SAML({
    issuer: config.spEntityId,
    audience: config.spEntityId,
    callbackUrl: consumerUrl,
    entryPoint: idp.signIn.url.href,
    idpIssuer: idp.entityId,
    idpCert: [...idp.certificates],
    wantAssertionsSigned: isOneOf('assertion', 'both'),
    wantAuthnResponseSigned: isOneOf('response', 'both'),
    acceptedClockSkewMs: config.clockSkewSeconds * 1000,
    maxAssertionAgeMs: 600_000,
    ...requestOptions,
    forceAuthn: config.forceAuthn,
    ...withoutCache,
    ...more,
  })
}

const requestOptions = {
  identifierFormat: null,
  allowCreate: true,
  disableRequestedAuthnContext: true,
  disableRequestAcsUrl: false,
  passive: false,
  signatureAlgorithm: 'sha256',
  digestAlgorithm: 'sha256',
  xmlSignatureTransforms: [envelopedSignature, namespaces.exclusiveC14n],
} satisfies Partial<SamlConfig>

/**
 * The library's own InResponseTo check stays off. Its cache knows neither browser nor source, is read and cleared in two steps, so
 * that parallel copies of one answer all pass, and lets an unsigned answer clear somebody else's request. Ours compares with the
 * request id of the pending sign-in, which the caller consumes atomically once the answer is verified.
 */
const withoutCache = {
  validateInResponseTo: ValidateInResponseTo.never,
  cacheProvider: { saveAsync: async () => null, getAsync: async () => null, removeAsync: async () => null },
} satisfies Partial<SamlConfig>
