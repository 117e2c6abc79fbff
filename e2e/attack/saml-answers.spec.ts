import { expect } from '@playwright/test'
import { attackerKeys } from './saml/algorithms'
import { replaced, withContent } from './saml/edits'
import { encryptedAnswers } from './saml/encryption'
import { beginLogin, type Outcome, postAnswer } from './saml/saml-login'
import { test } from './saml/saml-portal'
import { statuses } from './saml/statements'
import { stripped } from './saml/stripping'
import { type Forge, tampered, type Variants } from './saml/variant'
import { recordAttack, recordControl } from './tally'

const family = 'SAML answers to refused attempts'

/** What an answer of the portal tells beside code and reference. */
function shapeOf({ status, headers, location }: Outcome): string {
  const names = [...headers.keys()].filter((name) => name !== 'date').sort()
  return JSON.stringify([status, names, location.replace(/(code|reference)=[^&]*/g, '$1=')])
}

/** Signatures that do not verify, each for another reason. */
const unverified: Variants = {
  'another key': (kit) => kit.answer({ signer: kit.stranger }),
  'another person': tampered(replaced('>p-mallory<', '>p-root<')),
  'a short value': tampered(withContent('ds:SignatureValue', 'AA==')),
  'a value of zeros': tampered(withContent('ds:SignatureValue', Buffer.alloc(256).toString('base64'))),
  'a value too long': tampered(withContent('ds:SignatureValue', Buffer.alloc(4096, 1).toString('base64'))),
  'another digest': tampered(withContent('ds:DigestValue', Buffer.alloc(32).toString('base64'))),
  'a short digest': tampered(withContent('ds:DigestValue', 'AA==')),
}

test('all refusals look alike, and nothing of an answer is in them', async ({ saml }) => {
  const { origin } = saml.portal
  const login = await beginLogin(origin, 'assertion')
  const kit = saml.kitFor(login)
  const post = async (forge: Forge) => postAnswer(origin, login, forge(kit) ?? '')
  const attacks = { ...unverified, ...stripped, ...attackerKeys, ...statuses }
  const plain = shapeOf(await post(() => 'not xml'))
  for (const [name, forge] of Object.entries(attacks)) {
    const outcome = await post(forge)
    const isTold = shapeOf(outcome) !== plain
    recordAttack(family, name, isTold)
    expect.soft(shapeOf(outcome), name).toBe(plain)
  }

  await test.step('a signature that does not verify does not say why', async () => {
    for (const [name, forge] of Object.entries(unverified)) {
      expect.soft((await post(forge)).refusal?.code, name).toBe('signature_invalid')
    }
  })

  await test.step('the page shows nothing that came with the answer', async () => {
    const { location } = await post(statuses['status-markup'] ?? (() => ''))
    const response = await login.jar.send(location)
    const page = await response.text()
    const isEchoed = /alert\(1\)|p-mallory|developers/.test(page)
    recordAttack(family, 'status-markup on the page', isEchoed)
    expect(response.status).toBe(200)
    expect(page).toContain('brv-')
    expect(isEchoed).toBe(false)
  })
  const good = await postAnswer(origin, login, kit.answer())
  recordControl(family, 'the good answer afterwards', good.refusal === null)
  expect(good.refusal).toBeNull()
})

test('whatever cannot be decrypted is refused with one and the same code', async ({ saml }) => {
  const { origin } = saml.portal
  const login = await beginLogin(origin, 'assertion')
  const kit = saml.kitFor(login)
  const { stranger } = kit
  const names = [
    'enc-garbage',
    'enc-tampered',
    'enc-key-of-stranger',
    'enc-doctype-within',
    'enc-two-assertions-within',
  ]
  const variants = encryptedAnswers(stranger.certificate)
  const codes = new Set<string>()
  for (const name of names) {
    const forged = variants[name]?.(kit) ?? null
    if (forged !== null) codes.add((await postAnswer(origin, login, forged)).refusal?.code ?? 'accepted')
  }
  recordAttack(family, 'enc-oracle', codes.size > 1)
  expect([...codes]).toHaveLength(1)
})
