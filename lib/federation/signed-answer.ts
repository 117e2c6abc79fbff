import { randomUUID } from 'node:crypto'
import type { AwsConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import { type Secret, secret } from '../domain/secret'
import { type Assumption, describeAssumption } from './assumption'
import { createKeyImport } from './key-import'
import type { IssueRequest } from './method'
import type { SigningDependencies } from './method-dependencies'
import { type SamlAttribute, type SamlStatement, writeAssertion, writeResponse } from './saml-response'
import { samlServiceProvider } from './saml-service-provider'
import { signXml } from './saml-signature'

/** AWS refuses to redeem an assertion later than this. */
const assertionSeconds = 300
const attributeBase = 'https://aws.amazon.com/SAML/Attributes/'

/** An answer of ours to AWS: for one role, one person and five minutes. */
export interface SignedAnswer {
  readonly assumption: Assumption
  /** ARN of the SAML provider in the role's account. */
  readonly principalArn: string
  /** The AWS sign-in address that it is made out to. */
  readonly recipient: string
  /** The signed Response around the signed Assertion, base64. */
  readonly response: Secret
}

/** Makes answers as a SAML identity provider. Source: IAM User Guide, "Configure SAML assertions for the authentication response". */
export function createSignedAnswers({
  aws,
  trusts,
  keys,
  now,
}: Omit<SigningDependencies, 'sts'>): (request: IssueRequest) => Promise<SignedAnswer> {
  const importKey = createKeyImport()
  const signResponse = async (statement: SamlStatement) => {
    const key = await keys.current()
    if (key.certificate === null) throw new BrevetError('internal', { reason: 'saml_key_without_certificate' })
    const signer = { key: importKey(key), certificate: key.certificate }
    const response = signXml(writeResponse(statement, signXml(writeAssertion(statement), signer)), signer)
    return secret(Buffer.from(response, 'utf8').toString('base64'))
  }
  return async (request) => {
    const assumption = describeAssumption(request, { aws, trusts })
    const principalArn = providerArn(assumption, aws)
    const attributes = writeAttributes(assumption, principalArn)
    const statement = describeStatement(request, { assumption, attributes, aws, now: now() })
    const { recipient } = statement.serviceProvider
    return { assumption, principalArn, recipient, response: await signResponse(statement) }
  }
}

function providerArn({ role }: Assumption, aws: AwsConfig): string {
  return `arn:${role.partition}:iam::${role.accountId}:saml-provider/${aws.saml.providerName}`
}

function writeAttributes(assumption: Assumption, principalArn: string): readonly SamlAttribute[] {
  const { transitiveTagKeys } = assumption
  const tags = assumption.session.tags.map(({ key, value }) => ({ name: `PrincipalTag:${key}`, values: [value] }))
  const attributes = [
    { name: 'Role', values: [`${assumption.roleArn},${principalArn}`] },
    { name: 'RoleSessionName', values: [assumption.sessionName] },
    ...(assumption.sourceIdentity === null ? [] : [{ name: 'SourceIdentity', values: [assumption.sourceIdentity] }]),
    { name: 'SessionDuration', values: [String(assumption.durationSeconds)] },
    ...tags,
    ...(transitiveTagKeys.length > 0 ? [{ name: 'TransitiveTagKeys', values: transitiveTagKeys }] : []),
  ]
  return attributes.map(({ name, values }) => ({ name: `${attributeBase}${name}`, values }))
}

interface StatementFacts {
  readonly assumption: Assumption
  readonly attributes: readonly SamlAttribute[]
  readonly aws: AwsConfig
  readonly now: Date
}

function describeStatement(request: IssueRequest, facts: StatementFacts): SamlStatement {
  return {
    responseId: `_${randomUUID()}`,
    assertionId: `_${randomUUID()}`,
    issuer: facts.aws.saml.entityId,
    serviceProvider: samlServiceProvider(facts.assumption.role.partition, facts.aws.saml.partitions),
    nameId: facts.assumption.subject,
    authenticatedAt: request.identity.authenticatedAt,
    issuedAt: facts.now,
    expiresAt: new Date(facts.now.getTime() + assertionSeconds * 1000),
    attributes: facts.attributes,
  }
}
