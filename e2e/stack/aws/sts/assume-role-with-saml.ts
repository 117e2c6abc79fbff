import { createHash } from 'node:crypto'
import { AwsFault } from '../aws-fault'
import type { SamlProvider } from '../entities'
import { parseRoleArn } from '../identifiers'
import { type FederatedClaim, noteClaim, openFederatedSession } from './federated-session'
import type { StsCall, UnsignedOperation } from './operation'
import { readRoleParameters } from './parameters'
import { readSamlAttributes, type SamlAttributes } from './saml-attributes'
import { samlFault } from './saml-fault'
import { openSamlResponse } from './saml-response'
import { readSamlSubject, type SamlSubject } from './saml-subject'

/** Exchanges a signed assertion of a registered SAML provider for role credentials. Source: STS AssumeRoleWithSAML. */
export const assumeRoleWithSaml: UnsignedOperation = {
  auth: 'none',
  async run(call) {
    const principalArn = call.parameters.get('PrincipalArn')
    const response = call.parameters.get('SAMLAssertion')
    const parameters = readRoleParameters(call.parameters, [
      { member: 'principalArn', value: principalArn, isRequired: true, min: 20, max: 2048 },
      { member: 'sAMLAssertion', value: response, isRequired: true, min: 4, max: 100_000, isSecret: true },
    ])
    const { roleArn, durationSeconds } = parameters
    call.note({ roleArn, durationSeconds, principalArn: principalArn ?? '' })
    refuseReserved(roleArn)
    const provider = call.context.registry.samlProvider(principalArn ?? '')
    if (!provider) throw samlFault("Specified provider doesn't exist.")
    const assertion = openSamlResponse(response ?? '', provider, call.requestId)
    const subject = readSamlSubject(assertion, call.context.now(), call.requestId)
    const attributes = readSamlAttributes(assertion, roleArn, provider.arn)
    const nameQualifier = qualifierOf(provider)
    const claim = makeClaim(call, provider, { subject, attributes, nameQualifier })
    noteClaim(call, claim)
    const elements = openFederatedSession(call, parameters, claim)
    return {
      ...elements,
      Subject: subject.nameId,
      SubjectType: subject.subjectType,
      Issuer: provider.entityId,
      Audience: subject.recipient,
      NameQualifier: nameQualifier,
    }
  },
}

/** The roles of IAM Identity Center are its own. */
function refuseReserved(roleArn: string): void {
  if (!parseRoleArn(roleArn)?.name.startsWith('AWSReservedSSO_')) return
  throw new AwsFault('AccessDenied', 403, 'Not authorized to perform sts:AssumeRoleWithSAML')
}

interface VerifiedAssertion {
  readonly subject: SamlSubject
  readonly attributes: SamlAttributes
  readonly nameQualifier: string
}

function makeClaim(call: StsCall, provider: SamlProvider, verified: VerifiedAssertion): FederatedClaim {
  const { subject, attributes, nameQualifier } = verified
  return {
    action: 'sts:AssumeRoleWithSAML',
    providerArn: provider.arn,
    sessionName: attributes.sessionName,
    sourceIdentity: attributes.sourceIdentity,
    tags: attributes.tags,
    transitiveTagKeys: attributes.transitiveTagKeys,
    keys: {
      'saml:aud': subject.recipient,
      'saml:iss': provider.entityId,
      'saml:doc': `${provider.accountId}/${provider.name}`,
    },
    lastingKeys: {
      'saml:sub': subject.nameId,
      'saml:sub_type': subject.subjectType,
      'saml:namequalifier': nameQualifier,
    },
    longestSeconds: longestSession(call.context.now(), verified),
  }
}

/** `SessionDuration` and `SessionNotOnOrAfter` can only shorten, the latter even below 900 seconds. */
function longestSession(now: Date, { subject, attributes }: VerifiedAssertion): number {
  const remaining = subject.sessionEndsAt
    ? Math.floor((subject.sessionEndsAt.getTime() - now.getTime()) / 1000)
    : Number.POSITIVE_INFINITY
  return Math.max(0, Math.min(remaining, attributes.sessionDuration ?? Number.POSITIVE_INFINITY))
}

function qualifierOf(provider: SamlProvider): string {
  return createHash('sha1').update(`${provider.entityId}${provider.accountId}/${provider.name}`).digest('base64')
}
