/** Test support: the company's provider, which signs Ana's own ID token, and her own assertion for AWS. */
import { createPrivateKey } from 'node:crypto'
import { importPKCS8, SignJWT } from 'jose'
import type { FederationKind } from '../domain/federation-kind'
import type { AwsAnswer, OidcProof, Proof } from '../domain/proof'
import { secret } from '../domain/secret'
import type { KeyRing } from '../domain/signing-key'
import { type SamlStatement, writeAssertion, writeResponse } from './saml-response'
import { samlServiceProvider } from './saml-service-provider'
import { signXml } from './saml-signature'

export const companyIssuer = 'https://idp.corp.example'
export const companyClient = 'brevet'

/** What a sign-in of Ana at half past seven left behind: an ID token of an hour. */
export async function companyProof(keys: KeyRing, claims: Readonly<Record<string, unknown>> = {}): Promise<OidcProof> {
  const issuedAt = Date.parse('2026-11-25T07:30:00Z') / 1000
  const key = await keys.current()
  const idToken = await new SignJWT({ nonce: 'n', groups: ['platform'], ...claims })
    .setProtectedHeader({ alg: key.algorithm, kid: key.id })
    .setIssuer(companyIssuer)
    .setAudience(companyClient)
    .setSubject('00u1ana')
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 3600)
    .sign(await importPKCS8(key.privateKey.reveal(), key.algorithm))
  const expiresAt = new Date((issuedAt + 3600) * 1000)
  return { kind: 'oidc', idToken: secret(idToken), refreshToken: null, sessionId: null, expiresAt }
}

/** The SAML provider that an administrator made of the company's metadata. */
export const companyProviderArn = 'arn:aws:iam::111122223333:saml-provider/company'
const attributeBase = 'https://aws.amazon.com/SAML/Attributes/'
const role = `${companyProviderArn},arn:aws:iam::111122223333:role/team/Developer`

/** Attributes for AWS, by their short names. */
type AwsAttributes = Readonly<Record<string, readonly string[]>>

/** What a confirmation of Ana at one minute to eight left behind: an assertion that lets her be Developer. */
async function companyAnswer(keys: KeyRing, changes: AwsAttributes = {}): Promise<AwsAnswer> {
  const { privateKey, certificate } = await keys.current()
  const issuedAt = new Date('2026-11-25T07:59:00Z')
  const expiresAt = new Date('2026-11-25T08:04:00Z')
  const attributes = Object.entries({ Role: [role], RoleSessionName: ['ana.example'], ...changes }).map(
    ([name, values]) => ({ name: `${attributeBase}${name}`, values }),
  )
  const statement: SamlStatement = {
    responseId: '_response',
    assertionId: '_assertion',
    issuer: companyIssuer,
    serviceProvider: samlServiceProvider('aws'),
    nameId: '00u1ana',
    authenticatedAt: issuedAt,
    issuedAt,
    expiresAt,
    attributes,
  }
  const signer = { key: createPrivateKey(privateKey.reveal()), certificate: certificate ?? '' }
  const response = writeResponse(statement, signXml(writeAssertion(statement), signer))
  const samlResponse = secret(Buffer.from(signXml(response, signer)).toString('base64'))
  return { kind: 'aws', samlResponse, issuedAt, expiresAt, sessionEndsBy: null, attributes }
}

/** Keys of the company's provider. */
export interface CompanyKeys {
  readonly oidc: KeyRing
  readonly saml: KeyRing
}

/** Ana's own answer, as a method hands it on. */
export function ownAnswerFor(kind: FederationKind, { oidc, saml }: CompanyKeys): Promise<Proof | AwsAnswer> {
  return kind === 'assertion' ? companyAnswer(saml) : companyProof(oidc)
}

/** What AWS gets of it. */
export function handedOn(answer: Proof | AwsAnswer): string | null {
  if (answer.kind === 'saml') return null
  return (answer.kind === 'aws' ? answer.samlResponse : answer.idToken).reveal()
}
