import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { SamlSourceConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { PendingSignIn } from '../domain/sign-in'
import {
  begin,
  factsFor,
  idp,
  idpEntityId,
  posted,
  publicUrl,
  samlConfig,
  samlSource,
  signInUrl,
  spEntityId,
  stranger,
  verdict,
} from './saml.fixture'
import { idpMetadata } from './saml-metadata.fixture'
import { type ResponseFacts, renderResponse } from './saml-response.fixture'
import { type AwsApplication, awsApplicationOf, type Confirmation, type SignInStart } from './source'
import { pendingSignIn } from './source.contract'

const consumerUrl = `${publicUrl}/auth/partners/aws`
const recipient = 'https://signin.aws.amazon.com/saml'
const audience = 'urn:amazon:webservices'
const attributeBase = 'https://aws.amazon.com/SAML/Attributes/'
const role = 'arn:aws:iam::111122223333:role/ReadOnly,arn:aws:iam::111122223333:saml-provider/company'
const awsAssertion = { spEntityId: `${publicUrl}/auth/partners/aws/metadata`, metadata: samlConfig().metadata }

function applicationOf(changes: Partial<SamlSourceConfig> = {}): AwsApplication {
  const { awsApplication } = samlSource({ awsAssertion, ...changes })
  if (!awsApplication) throw new Error('no second application')
  return awsApplication
}

async function ask(application: AwsApplication, isPassive = true) {
  const id = randomUUID()
  const started = await application.begin({ pendingId: id, isPassive })
  return { started, pending: pendingSignIn(awsApplicationOf('partners'), id, started.memory) }
}

/** A good answer for AWS, with changes. */
function awsFacts(pending: PendingSignIn, changes: Partial<ResponseFacts> = {}): ResponseFacts {
  const attributes = { [`${attributeBase}Role`]: [role], [`${attributeBase}RoleSessionName`]: ['ana'] }
  const facts = factsFor(pending, { consumerUrl: recipient, audience, attributes })
  return {
    ...facts,
    response: (xml) => xml.replace(`Destination="${recipient}"`, `Destination="${consumerUrl}"`),
    ...changes,
  }
}

async function confirm(
  changes: Partial<ResponseFacts> = {},
  config: Partial<SamlSourceConfig> = {},
): Promise<Confirmation> {
  const application = applicationOf(config)
  const { pending } = await ask(application)
  return application.finish(posted(renderResponse(awsFacts(pending, changes)), pending.id), pending)
}

async function outcome(attempt: Promise<Confirmation>): Promise<string> {
  try {
    return `confirmed ${(await attempt).subject}`
  } catch (error) {
    if (error instanceof BrevetError) return error.code
    throw error
  }
}

describe('the second application of a source', () => {
  it('does not exist unless it is configured', () => {
    expect(samlSource().awsApplication).toBeNull()
  })

  const requestOf = async (isPassive: boolean) => {
    const metadata = { from: 'url', url: 'https://idp.example.com/aws-metadata', entityId: null } as const
    const source = samlSource(
      { awsAssertion: { ...awsAssertion, metadata }, forceAuthn: true },
      { fetch: async () => new Response(idpMetadata()) },
    )
    if (!source.awsApplication) throw new Error('no second application')
    return xmlOf((await ask(source.awsApplication, isPassive)).started)
  }

  it('asks in a name of its own, for an answer at an address of its own, without a word to the person', async () => {
    const request = await requestOf(true)
    expect(request).toContain(`>${awsAssertion.spEntityId}</saml:Issuer>`)
    expect(request).toContain(`AssertionConsumerServiceURL="${consumerUrl}"`)
    expect(request).toContain(`Destination="${signInUrl}"`)
    expect(request).toContain('IsPassive="true"')
    expect(request).not.toContain('ForceAuthn')
  })

  it('lets the provider ask the person where it may, as the source does', async () => {
    const request = await requestOf(false)
    expect(request).not.toContain('IsPassive')
    expect(request).toContain('ForceAuthn="true"')
  })

  it('has metadata that tell it from the first', async () => {
    const { body } = await applicationOf({ signed: 'response' }).metadata()
    expect(body).toContain(`entityID="${awsAssertion.spEntityId}"`)
    expect(body).toContain(`Location="${consumerUrl}"`)
    expect(body).toContain('WantAssertionsSigned="true"')
  })
})

describe('an answer that is made out to AWS', () => {
  it('names a person as the source does, and is kept as it was posted', async () => {
    const application = applicationOf()
    const { pending } = await ask(application)
    const answer = posted(renderResponse(awsFacts(pending)), pending.id)
    const { subject, assertionId, refusedFrom, answer: kept } = await application.finish(answer, pending)
    expect(subject).toBe('ana')
    expect(assertionId).toMatch(/^_[\da-f]{32}$/)
    expect(kept.samlResponse.reveal()).toBe(answer.form?.get('SAMLResponse'))
    expect(kept.attributes).toEqual([
      { name: `${attributeBase}Role`, values: [role] },
      { name: `${attributeBase}RoleSessionName`, values: ['ana'] },
    ])
    expect(kept.expiresAt.getTime() - kept.issuedAt.getTime()).toBe(300_000)
    expect(refusedFrom.getTime() - kept.expiresAt.getTime()).toBe(120_000)
    expect(JSON.stringify(kept)).not.toContain(kept.samlResponse.reveal())
  })

  it('names whom the configured attribute names', async () => {
    const attributes = { uid: ['00u1'], [`${attributeBase}Role`]: [role] }
    const subject = { ...samlConfig().attributes, subject: 'uid' }
    const confirmed = await confirm({ attributes }, { attributes: subject })
    expect(confirmed.subject).toBe('00u1')
    expect(confirmed.answer.attributes.map(({ name }) => name)).toEqual([`${attributeBase}Role`])
  })

  it('may have AWS as its Destination as well', async () => {
    expect(await outcome(confirm({ response: (xml) => xml }))).toBe('confirmed ana')
  })

  it('ends its sessions where it says so', async () => {
    const ends = new Date(Date.now() + 3_600_000)
    const { answer } = await confirm({
      assertion: (xml) => xml.replace('SessionIndex=', `SessionNotOnOrAfter="${ends.toISOString()}" SessionIndex=`),
    })
    expect(answer.sessionEndsBy).toEqual(ends)
  })

  it.each<[string, Partial<ResponseFacts>, string]>([
    ['made out to us', { audience: awsAssertion.spEntityId }, 'audience_mismatch'],
    ['made out to the first application', { audience: spEntityId }, 'audience_mismatch'],
    ['for our own address', { consumerUrl }, 'recipient_mismatch'],
    [
      'for an address that AWS’s begins with',
      { consumerUrl: 'https://signin.aws.amazon.com/sam' },
      'recipient_mismatch',
    ],
    ['signed by somebody else', { signer: stranger }, 'signature_invalid'],
    ['of another issuer', { issuer: 'https://other.example.com' }, 'issuer_mismatch'],
    ['with a signature on the response alone', { signing: 'response' }, 'signature_missing'],
    ['without a signature', { signing: 'none' }, 'signature_missing'],
    ['to another request', { requestId: '_other' }, 'sign_in_state_mismatch'],
    ['of ten minutes ago', { shiftSeconds: -900 }, 'answer_expired'],
    [
      'with a transient NameID',
      { nameIdFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient' },
      'nameid_transient',
    ],
    ['that grew after it was signed', { tamper: (xml) => xml.replace('>ana<', '>eve<') }, 'signature_invalid'],
  ])('is refused when it is %s', async (_what, changes, code) => {
    expect(await outcome(confirm(changes))).toBe(code)
  })

  it('is refused when it is longer than AWS takes', async () => {
    const long = `<samlp:Extensions><x xmlns="urn:x">${'x'.repeat(80_000)}</x></samlp:Extensions><samlp:Status>`
    const response = (xml: string) =>
      xml.replace(`Destination="${recipient}"`, `Destination="${consumerUrl}"`).replace('<samlp:Status>', long)
    expect(await outcome(confirm({ response }))).toBe('sign_in_answer_too_large')
  })

  it('needs both signatures where the source wants the response signed', async () => {
    expect(await outcome(confirm({ signing: 'assertion' }, { signed: 'response' }))).toBe('signature_missing')
    expect(await outcome(confirm({ signing: 'both' }, { signed: 'response' }))).toBe('confirmed ana')
  })

  it('is verified by the keys of its own application', async () => {
    const metadata = {
      from: 'values',
      entityId: idpEntityId,
      signInUrl,
      signOutUrl: null,
      certificates: [stranger.certificate],
    } as const
    const own = { awsAssertion: { ...awsAssertion, metadata } }
    expect(await outcome(confirm({ signer: stranger }, own))).toBe('confirmed ana')
    expect(await outcome(confirm({ signer: idp }, own))).toBe('signature_invalid')
  })
})

describe('the answers of two applications', () => {
  it('do not stand in for each other, even under the same request', async () => {
    const source = samlSource({ awsAssertion })
    const { pending } = await begin(source)
    const forAws = posted(renderResponse(awsFacts(pending)), pending.id)
    expect(await verdict(source.finish(forAws, pending))).toBe('recipient_mismatch')
    const signIn = posted(renderResponse(factsFor(pending)), pending.id)
    expect(await outcome(applicationOf().finish(signIn, pending))).toBe('sign_in_state_mismatch')
    const moved = { ...pending, source: awsApplicationOf('partners') }
    expect(await outcome(applicationOf().finish(signIn, moved))).toBe('recipient_mismatch')
  })
})

function xmlOf(started: SignInStart): string {
  if (started.kind !== 'post') throw new Error('expected a form')
  return Buffer.from(started.fields['SAMLRequest'] ?? '', 'base64').toString()
}
