import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import { type OwnPortal, startOwnPortal } from '../own-portal'
import { certificateBody, createSigningCertificate, type SigningCertificate } from '../stack/saml/certificate'
import { bindings, namespaces } from '../stack/saml/names'
import { beginLogin, postAnswer, signedInAs } from './saml/saml-login'
import { factsFor, providers, test } from './saml/saml-portal'
import { createKit, type Kit } from './saml/variant'
import { recordAttack, recordControl } from './tally'

const family = 'SAML keys of a provider'
const yearMilliseconds = 365 * 86_400_000

/** One key of the metadata, for signing unless it says otherwise. */
interface PublishedKey {
  readonly key: SigningCertificate
  readonly use?: 'encryption' | 'none'
}

function metadata(keys: readonly PublishedKey[]): string {
  const descriptors = keys.map(({ key, use }) => {
    const attribute = use === 'none' ? '' : ` use="${use ?? 'signing'}"`
    return `<md:KeyDescriptor${attribute}><ds:KeyInfo xmlns:ds="${namespaces.signature}"><ds:X509Data><ds:X509Certificate>${certificateBody(key.certificate)}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>`
  })
  return [
    `<md:EntityDescriptor xmlns:md="${namespaces.metadata}" entityID="${providers.first}">`,
    `<md:IDPSSODescriptor protocolSupportEnumeration="${namespaces.protocol}">${descriptors.join('')}`,
    `<md:SingleSignOnService Binding="${bindings.redirect}" Location="http://localhost:9/sso"/>`,
    '</md:IDPSSODescriptor></md:EntityDescriptor>',
  ].join('')
}

/** Who signs in with an answer of that key; null for nobody. */
async function signInWith(portal: OwnPortal, signer: SigningCertificate, answer = (kit: Kit) => kit.answer()) {
  const login = await beginLogin(portal.origin, 'assertion')
  const kit = createKit(factsFor(portal, login, signer), { stranger: signer, listener: 'http://localhost:9' })
  await postAnswer(portal.origin, login, answer(kit))
  return signedInAs(portal.origin, login.jar)
}

test('a key counts as long as the provider publishes it for signing', async () => {
  const now = new Date()
  const longAgo = new Date(now.getTime() - 2 * yearMilliseconds)
  const [old, next, other, expired] = await Promise.all([now, now, now, longAgo].map(createSigningCertificate))
  if (!old || !next || !other || !expired) throw new Error('there are no keys')
  const folder = mkdtempSync(join(tmpdir(), 'brevet-metadata-'))
  const file = join(folder, 'idp.xml')
  const publish = (...keys: readonly PublishedKey[]) => writeFileSync(file, metadata(keys))
  publish({ key: old })
  const source = `  - { id: assertion, kind: saml, metadataFile: "${file}", signed: assertion }`
  const portal = await startOwnPortal({ config: ['signIn:', source] })
  const control = async (name: string, signer: SigningCertificate) => {
    const person = await signInWith(portal, signer)
    recordControl(family, name, person !== null)
    expect.soft(person, name).not.toBeNull()
  }
  const attack = async (name: string, signer: SigningCertificate) => {
    const person = await signInWith(portal, signer)
    recordAttack(family, name, person !== null)
    expect.soft(person, name).toBeNull()
  }
  try {
    await control('cert-rollover: the old key before', old)
    await attack('cert-rollover: the new key before it is published', next)
    publish({ key: old }, { key: next })
    await control('cert-rollover: the old key during', old)
    await control('cert-rollover: the new key during', next)
    publish({ key: next })
    await control('cert-rollover: the new key afterwards', next)
    await attack('cert-rollover: the old key afterwards', old)
    publish({ key: next }, { key: other, use: 'encryption' })
    await attack('a key that is published for encryption', other)
    publish({ key: other, use: 'none' })
    await control('a key that is published for everything', other)
    await attack('a key that is no longer published', next)
    writeFileSync(file, metadata([{ key: next }]).slice(0, -30))
    await attack('a key in metadata that is broken', next)
    await control('the key of the last good metadata', other)
    writeFileSync(file, metadata([]))
    await attack('a key beside metadata without any', next)
    await control('the key of the last good metadata, again', other)
    publish({ key: expired })
    // Metadata publishes keys; the dates of the certificate around one say nothing about it (SAML Metadata Interoperability 2.6.1).
    await control('expired-idp-cert: a key that is still published', expired)
    await attack('expired-idp-cert: one that is not', other)
  } finally {
    await portal.stop()
    rmSync(folder, { recursive: true })
  }
})
