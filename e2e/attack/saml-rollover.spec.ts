import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test as base, expect } from '@playwright/test'
import { certificateBody, createSigningCertificate, type SigningCertificate } from '../stack/saml/certificate'
import { bindings, namespaces } from '../stack/saml/names'
import { renderResponse } from './saml/response'
import { beginLogin, postAnswer, signedInAs } from './saml/saml-login'
import { signRoot } from './saml/signature'
import { entityId, type SourcePortal, signInUrl, startSourcePortal } from './saml/source-portal'
import { recordAttack, recordControl } from './tally'

const family = 'SAML certificates and metadata'

interface Rollover extends SourcePortal {
  /** Puts a document in the place of the metadata of a source. */
  publish(source: 'open' | 'pinned', text: string): void
}

const test = base.extend<object, { readonly door: Rollover }>({
  door: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures from this pattern.
    async ({}, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'brevet-rollover-'))
      let ticks = 0
      const publish: Rollover['publish'] = (source, text) => {
        const path = join(folder, `${source}.xml`)
        writeFileSync(path, text)
        ticks += 1
        utimesSync(path, new Date(), new Date(Date.now() + ticks * 1000))
      }
      const line = (source: string) => `metadataFile: "${join(folder, `${source}.xml`)}"`
      const door = await startSourcePortal(({ signer, stranger }) => {
        publish('open', metadata([signer]))
        publish('pinned', signedMetadata([signer], stranger))
        const pin = `metadataCertificates: "${certificateBody(stranger.certificate)}"`
        return { open: line('open'), pinned: `${line('pinned')}, ${pin}` }
      })
      await use({ ...door, publish })
      await door.portal.stop()
      rmSync(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
})

interface Described {
  readonly attributes?: string
  readonly named?: string
  /** Attribute of the KeyDescriptors. */
  readonly use?: string
}

function metadata(signers: readonly SigningCertificate[], described: Described = {}): string {
  const { attributes = '', named = entityId, use = ' use="signing"' } = described
  const keys = signers.map(
    ({ certificate }) =>
      `<md:KeyDescriptor${use}><ds:KeyInfo xmlns:ds="${namespaces.signature}"><ds:X509Data><ds:X509Certificate>${certificateBody(certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`,
  )
  return [
    `<md:EntityDescriptor xmlns:md="${namespaces.metadata}" entityID="${named}" ${attributes}>`,
    `<md:IDPSSODescriptor protocolSupportEnumeration="${namespaces.protocol}">${keys.join('')}`,
    `<md:SingleSignOnService Binding="${bindings.redirect}" Location="${signInUrl}"/></md:IDPSSODescriptor></md:EntityDescriptor>`,
  ].join('')
}

function signedMetadata(signers: readonly SigningCertificate[], by: SigningCertificate): string {
  return signRoot(metadata(signers, { attributes: 'ID="_metadata"' }), by)
}

async function signIn(door: Rollover, source: 'open' | 'pinned', signer: SigningCertificate): Promise<string | null> {
  const { origin } = door.portal
  const login = await beginLogin(origin, source)
  await postAnswer(origin, login, renderResponse(door.factsFor(source, login.requestId, { signer })))
  return (await signedInAs(origin, login.jar))?.subject ?? null
}

interface Trial {
  readonly name: string
  readonly signer: SigningCertificate
  readonly source?: 'open' | 'pinned'
}

async function control(door: Rollover, { name, signer, source = 'open' }: Trial): Promise<void> {
  const person = await signIn(door, source, signer)
  recordControl(family, name, person === 'p-ana')
  expect.soft(person, name).toBe('p-ana')
}

async function attack(door: Rollover, { name, signer, source = 'open' }: Trial): Promise<void> {
  const person = await signIn(door, source, signer)
  recordAttack(family, name, person !== null)
  expect.soft(person, name).toBeNull()
}

test('two certificates count at once, and a removed one no longer', async ({ door }) => {
  const [old, next] = [door.signer, await createSigningCertificate(new Date())]
  await control(door, { name: 'the certificate of before', signer: old })
  await attack(door, { name: 'a certificate that is not published yet', signer: next })
  door.publish('open', metadata([old, next]))
  await control(door, { name: 'the old of two', signer: old })
  await control(door, { name: 'the new of two', signer: next })
  door.publish('open', metadata([old, next], { use: '' }))
  await control(door, { name: 'one without a use', signer: next })
  await attack(door, { name: "a stranger's beside one without a use", signer: door.stranger })
  door.publish('open', metadata([next]))
  await control(door, { name: 'the new one alone', signer: next })
  await attack(door, { name: 'a removed certificate', signer: old })
  const yesterday = await createSigningCertificate(new Date(Date.now() - 400 * 86_400_000))
  door.publish('open', metadata([yesterday]))
  await control(door, { name: 'an expired certificate that is published', signer: yesterday })
  await attack(door, { name: 'the one before it', signer: next })
  door.publish('open', metadata([old]))
})

test('a document that would weaken a check is kept out, and the log says so', async ({ door }) => {
  const { signer, stranger } = door
  const documents: Readonly<Record<string, readonly [text: string, reason: string]>> = {
    'of another entity': [metadata([stranger], { named: 'https://evil.example' }), 'entity_changed'],
    'that ended': [metadata([stranger], { attributes: 'validUntil="2020-01-01T00:00:00Z"' }), 'metadata_expired'],
    'with an empty end': [metadata([stranger], { attributes: 'validUntil=""' }), 'valid_until'],
    'without a key': [metadata([]), 'no_signing_certificate'],
    'with a key for encryption only': [metadata([stranger], { use: ' use="encryption"' }), 'no_signing_certificate'],
    'with a DOCTYPE': [`<!DOCTYPE x>${metadata([stranger])}`, 'doctype'],
    'of two entities': [
      `<md:EntitiesDescriptor xmlns:md="${namespaces.metadata}">${metadata([signer])}${metadata([stranger], { named: 'https://evil.example' })}</md:EntitiesDescriptor>`,
      'several_entities',
    ],
    'that is empty': ['', 'no_element'],
  }
  await control(door, { name: 'the document of before', signer: signer })
  for (const [name, [text, reason]] of Object.entries(documents)) {
    door.publish('open', text)
    await attack(door, { name: `a document ${name}`, signer: stranger })
    await control(door, { name: `the last good one beside a document ${name}`, signer: signer })
    expect
      .soft(door.portal.log(), name)
      .toContain(
        `"what":"metadata_kept","details":{"code":"source_misconfigured","what":"metadata","reason":"${reason}"`,
      )
    door.publish('open', metadata([signer]))
    await control(door, { name: `a good one after a document ${name}`, signer: signer })
  }
})

test('metadata that must be signed is read from what its signature covers', async ({ door }) => {
  const { signer, stranger } = door
  const next = await createSigningCertificate(new Date())
  const signed = signedMetadata([next], stranger)
  await control(door, { name: 'the provider of signed metadata', signer, source: 'pinned' })
  const documents: Readonly<Record<string, readonly [text: string, reason: string]>> = {
    'without a signature': [metadata([next]), 'not_signed'],
    'signed by its own key': [signedMetadata([next], next), 'signature_invalid'],
    'changed after it was signed': [
      signed.replace(certificateBody(next.certificate), certificateBody(stranger.certificate)),
      'signature_invalid',
    ],
    'around the signed one': [
      `<md:EntitiesDescriptor xmlns:md="${namespaces.metadata}">${metadata([next])}${signed}</md:EntitiesDescriptor>`,
      'not_signed',
    ],
  }
  for (const [name, [text, reason]] of Object.entries(documents)) {
    door.publish('pinned', text)
    await attack(door, { name: `a document ${name}`, signer: next, source: 'pinned' })
    await control(door, { name: `the last good one beside a document ${name}`, signer, source: 'pinned' })
    expect.soft(door.portal.log(), name).toContain(`"reason":"${reason}"`)
  }
  door.publish('pinned', signed)
  await control(door, { name: 'a new certificate in signed metadata', signer: next, source: 'pinned' })
  await attack(door, { name: 'a certificate that signed metadata has removed', signer, source: 'pinned' })
})
