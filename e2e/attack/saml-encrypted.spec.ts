import { test as base, expect } from '@playwright/test'
import { certificatePem } from '../stack/saml/certificate'
import { type Mode, renderResponse } from './saml/response'
import { beginLogin, type Outcome, postAnswer, type SignedIn, signedInAs } from './saml/saml-login'
import { flip, type Sealing, seal } from './saml/sealing'
import { signRoot } from './saml/signature'
import { fromValues, type SourcePortal, startSourcePortal } from './saml/source-portal'
import { recordAttack, recordControl } from './tally'

interface Door extends SourcePortal {
  /** Certificate for encryption, from the metadata of the source. */
  readonly certificate: string
}

const family = 'SAML encrypted assertions'
const sources = {
  refuses: 'signed: either',
  accepts: 'signed: either, encryptedAssertions: accepted',
  requires: 'signed: assertion, encryptedAssertions: required',
} as const

const test = base.extend<object, { readonly door: Door }>({
  door: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const started = await startSourcePortal((keys) =>
        Object.fromEntries(Object.entries(sources).map(([id, said]) => [id, `${fromValues(keys)}, ${said}`])),
      )
      const certificate = certificateIn(await metadataOf(started, 'accepts'))
      await use({ ...started, certificate })
      await started.portal.stop()
    },
    { scope: 'worker' },
  ],
})

async function metadataOf({ portal }: SourcePortal, source: string): Promise<string> {
  return (await fetch(`${portal.origin}/auth/${source}/metadata`)).text()
}

function certificateIn(metadata: string): string {
  const [, descriptor = ''] = metadata.split('<md:KeyDescriptor use="encryption">')
  return certificatePem(/<ds:X509Certificate>([^<]*)</.exec(descriptor)?.[1] ?? '')
}

interface Attempt {
  readonly source?: keyof typeof sources
  readonly mode?: Mode
  /** Edits the assertion, before it is signed. */
  readonly assertion?: (xml: string) => string
  /** What stands in the place of the finished assertion; by default its encryption. */
  readonly instead?: (assertion: string, door: Door) => string
  readonly isSignedByStranger?: boolean
}

interface Verdict {
  readonly outcome: Outcome
  readonly person: SignedIn | null
}

/** One sign-in from start to end, in a fresh browser. */
async function attempt(door: Door, { source = 'accepts', mode = 'assertion', ...how }: Attempt): Promise<Verdict> {
  const { origin } = door.portal
  const login = await beginLogin(origin, source)
  const outcome = await postAnswer(origin, login, answer(door, login.requestId, { source, mode, ...how }))
  return { outcome, person: await signedInAs(origin, login.jar) }
}

function answer(door: Door, requestId: string, how: Attempt): string {
  const { source = 'accepts', mode = 'assertion', instead = sealed(), assertion = (xml: string) => xml } = how
  const signer = how.isSignedByStranger ? door.stranger : door.signer
  const response = (xml: string) =>
    xml.replace(/<saml:Assertion [\s\S]*<\/saml:Assertion>/, (finished) => instead(finished, door))
  return renderResponse(door.factsFor(source, requestId, { mode, signer, assertion, response }))
}

function sealed(sealing: Sealing = {}, edit: (assertion: string) => string = (xml) => xml) {
  return (assertion: string, { certificate }: Door) => seal(edit(assertion), certificate, sealing)
}

const unsigned = (xml: string) => xml.replace(/<ds:Signature [\s\S]*?<\/ds:Signature>/, '')
const asAdmin = (xml: string) => xml.replace('>p-ana<', '>p-admin<').replace('>payments-dev<', '>aws-admins<')

const controls: Readonly<Record<string, Attempt>> = {
  'signed assertion, AES-256, OAEP with SHA-1': {},
  'signed assertion, AES-128, OAEP with SHA-256': {
    instead: sealed({ cipher: 'aes-128-gcm', transport: 'oaep-sha256' }),
  },
  'signed response': { mode: 'response' },
  'signed response, OAEP with SHA-256': { mode: 'response', instead: sealed({ transport: 'oaep-sha256' }) },
  'both signed': { mode: 'both' },
  required: { source: 'requires' },
  'not encrypted, where it need not be': { instead: (xml) => xml },
}

/** Refused before anything is decrypted, and by name. */
const outside: Readonly<Record<string, readonly [Attempt, code: string]>> = {
  'at a source that takes none': [{ source: 'refuses' }, 'sign_in_answer_malformed'],
  'plain, where it must be encrypted': [{ source: 'requires', instead: (xml) => xml }, 'sign_in_answer_malformed'],
  'AES-128-CBC': [{ instead: sealed({ cipher: 'aes-128-cbc' }) }, 'alg_unsupported'],
  'AES-256-CBC': [{ instead: sealed({ cipher: 'aes-256-cbc' }) }, 'alg_unsupported'],
  'PKCS #1 v1.5': [{ instead: sealed({ transport: 'pkcs1' }) }, 'alg_unsupported'],
  'PKCS #1 v1.5, response signed': [{ mode: 'response', instead: sealed({ transport: 'pkcs1' }) }, 'alg_unsupported'],
  'two of them': [
    { instead: (xml, { certificate }) => seal(xml, certificate) + seal(asAdmin(unsigned(xml)), certificate) },
    'sign_in_answer_malformed',
  ],
  'a forged one beside a signed plain one': [
    { instead: (xml, { certificate }) => xml + seal(asAdmin(unsigned(xml)), certificate) },
    'sign_in_answer_malformed',
  ],
  'a forged plain one beside it': [
    {
      instead: (xml, { certificate }) =>
        asAdmin(unsigned(xml)).replace(/ ID="[^"]*"/, ' ID="_forged"') + seal(xml, certificate),
    },
    'sign_in_answer_malformed',
  ],
  'deeper than it may stand': [
    {
      instead: (xml, { certificate }) => `<samlp:Extensions>${seal(xml, certificate)}</samlp:Extensions>`,
    },
    'sign_in_answer_malformed',
  ],
  'a response of a stranger around it': [{ mode: 'both', isSignedByStranger: true }, 'signature_invalid'],
}

/** Refused alike, whatever is wrong. */
const inside: Readonly<Record<string, Attempt>> = {
  'not signed': { instead: sealed({}, unsigned) },
  'forged and not signed': { instead: sealed({}, (xml) => asAdmin(unsigned(xml))) },
  'changed after it was signed': { instead: sealed({}, asAdmin) },
  'signed by a stranger': { isSignedByStranger: true },
  'signed anew by a stranger': {
    instead: (xml, { certificate, stranger }) => seal(signRoot(asAdmin(unsigned(xml)), stranger), certificate),
  },
  'encrypted for a stranger': { instead: (xml, { stranger }) => seal(xml, stranger.certificate) },
  'a changed key': { instead: sealed({ sealedKey: flip(60) }) },
  'a changed text': { instead: sealed({ sealedText: flip(300) }) },
  'a changed tag': { instead: sealed({ sealedText: flip(-1) }) },
  'a cut tag': { instead: sealed({ sealedText: (bytes) => bytes.subarray(0, -4) }) },
  'a comment in the name': { instead: sealed({}, (xml) => xml.replace('>p-ana<', '>p-<!-- -->ana<')) },
  'a DOCTYPE': { instead: sealed({}, (xml) => `<!DOCTYPE x [<!ENTITY e "e">]>${xml}`) },
  'an entity bomb': {
    instead: sealed({}, (xml) => `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>${xml}`),
  },
  'two assertions': { instead: sealed({}, (xml) => xml + asAdmin(unsigned(xml))) },
  'a forged one around the signed one': {
    instead: sealed({}, (xml) => {
      const forged = asAdmin(unsigned(xml)).replace(/ ID="[^"]*"/, ' ID="_forged"')
      return forged.replace('</saml:Assertion>', `<saml:Advice>${xml}</saml:Advice></saml:Assertion>`)
    }),
  },
  'a second encryption': { instead: (xml, { certificate }) => seal(seal(xml, certificate), certificate) },
  'no XML': { instead: sealed({}, () => 'p-admin') },
}

test('an encrypted assertion signs in whom the provider signed, and nobody else', async ({ door }) => {
  for (const [name, how] of Object.entries(controls)) {
    const { person, outcome } = await attempt(door, how)
    recordControl(family, name, person?.subject === 'p-ana')
    expect.soft(person, `${name}: ${outcome.location}`).toMatchObject({ subject: 'p-ana', groups: ['payments-dev'] })
  }
  for (const [name, [how, code]] of Object.entries(outside)) await refused(door, { name, how, code })
  for (const [name, how] of Object.entries(inside)) await refused(door, { name, how, code: 'decryption_failed' })
})

async function refused(door: Door, { name, how, code }: { name: string; how: Attempt; code: string }): Promise<void> {
  const { person, outcome } = await attempt(door, how)
  recordAttack(family, name, person !== null)
  expect.soft(person, name).toBeNull()
  expect.soft(outcome.refusal?.code, name).toBe(code)
  expect.soft(await door.auditedCode(outcome.refusal?.reference ?? ''), name).toBe(code)
}

test('an encrypted assertion signs in once, in the browser that asked for it', async ({ door }) => {
  const { origin } = door.portal
  const [login, other] = await Promise.all([beginLogin(origin, 'accepts'), beginLogin(origin, 'accepts')])
  const xml = answer(door, login.requestId, {})
  const stolen = await postAnswer(origin, { ...login, jar: other.jar }, xml)
  recordAttack(family, 'in another browser', (await signedInAs(origin, other.jar)) !== null)
  expect.soft(stolen.refusal?.code).toBe('sign_in_state_mismatch')
  const copies = await Promise.all(Array.from({ length: 20 }, () => postAnswer(origin, login, xml)))
  const accepted = copies.filter(({ refusal }) => refusal === null)
  recordControl(family, 'once of twenty copies at once', accepted.length === 1)
  recordAttack(family, 'more than once of twenty copies', accepted.length > 1)
  expect(accepted).toHaveLength(1)
})

/** Whoever changes a text that is not theirs must not learn how far it came. */
test('nothing tells a wrong padding from a wrong key or a wrong text', async ({ door }) => {
  const { origin } = door.portal
  const kinds = ['encrypted for a stranger', 'a changed key', 'a changed tag'].map((name) => inside[name] ?? {})
  const login = await beginLogin(origin, 'accepts')
  const answers = kinds.map((how) => answer(door, login.requestId, how))
  const seen = new Set<string>()
  const round = async () => {
    const times = answers.map((): number[] => [])
    for (let turn = 0; turn < 60; turn += 1) {
      for (const [kind, xml] of answers.entries()) {
        const started = performance.now()
        const { status, location } = await postAnswer(origin, login, xml)
        times[kind]?.push(performance.now() - started)
        seen.add(`${status} ${location.replace(/brv-[\w-]+/, 'brv')}`)
      }
    }
    const medians = times.map((some) => some.sort((one, two) => one - two)[30] ?? 0)
    return Math.max(...medians) - Math.min(...medians)
  }
  await expect(async () => expect(await round()).toBeLessThan(5)).toPass({ timeout: 30_000 })
  expect([...seen]).toEqual([`303 ${door.portal.publicOrigin}/refused?code=decryption_failed&reference=brv`])
})

test('the metadata offers AES-GCM and RSA-OAEP where the source takes encrypted assertions, and nothing elsewhere', async ({
  door,
}) => {
  const methods = [...(await metadataOf(door, 'accepts')).matchAll(/EncryptionMethod Algorithm="([^"]*)"/g)]
  expect(methods.map(([, algorithm = '']) => algorithm.split('#')[1])).toEqual([
    'aes256-gcm',
    'aes128-gcm',
    'rsa-oaep',
    'rsa-oaep-mgf1p',
  ])
  expect(await metadataOf(door, 'refuses')).not.toContain('encryption')
})
