import { createSign } from 'node:crypto'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { idp, publicUrl, samlSource, stranger } from './saml.fixture'
import { byForm, byQuery, index, nameId, requestXml, signed, soon } from './saml-logout.fixture'
import { algorithms } from './saml-signer.fixture'
import type { SignOutMessage, SignOutRequest } from './source'

async function read(message: SignOutMessage): Promise<SignOutRequest> {
  const { singleLogout } = samlSource()
  if (!singleLogout) throw new Error('SAML has single logout')
  return singleLogout.read(message)
}

async function verdict(message: SignOutMessage): Promise<string> {
  try {
    const { subject, sessionIds } = await read(message)
    return `${subject} ${sessionIds.join()}`
  } catch (error) {
    if (error instanceof BrevetError) return error.code
    throw error
  }
}

describe('a LogoutRequest', () => {
  it('with a signed query names whom the provider signs out, and brings its RelayState', async () => {
    expect(await read(byQuery(requestXml(), { relayState: 'a b&c=+%' }))).toMatchObject({
      ...{ source: 'partners', subject: 'ana', sessionIds: ['_session'] },
      relayState: 'a b&c=+%',
    })
  })

  it('in a signed document does the same', async () => {
    expect(await read(byForm(signed(requestXml()), { RelayState: 'relay' }))).toMatchObject({
      ...{ source: 'partners', subject: 'ana', sessionIds: ['_session'] },
      relayState: 'relay',
    })
  })

  it('may name several sessions, or none', async () => {
    expect(await verdict(byQuery(requestXml({ who: nameId + index + index.replace('_session', '_other') })))).toBe(
      'ana _session,_other',
    )
    expect(await verdict(byQuery(requestXml({ who: nameId })))).toBe('ana ')
  })

  it('is verified over the query as it was written, lower-case escapes included', async () => {
    const pairs = [
      `SAMLRequest=${encodeURIComponent(deflateRawSync(requestXml()).toString('base64'))}`,
      `SigAlg=${encodeURIComponent(algorithms.rsaSha256)}`,
    ]
    const text = pairs.join('&').replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase())
    const signature = createSign('sha256').update(text).sign(idp.privateKey, 'base64')
    expect(await verdict({ binding: 'redirect', query: `${text}&Signature=${encodeURIComponent(signature)}` })).toBe(
      'ana _session',
    )
  })

  it('is to be remembered for as long as it could be taken for a new one', async () => {
    const { refusedFrom } = await read(byQuery(requestXml({ ends: soon(60) })))
    expect(refusedFrom.getTime()).toBeGreaterThan(Date.now() + 170_000)
  })
})

const bad: readonly (readonly [name: string, code: string, message: () => SignOutMessage])[] = [
  [
    'an unsigned query',
    'signature_missing',
    () => byQuery(requestXml(), { tamper: (query) => query.replace(/&SigAlg=.*/, '') }),
  ],
  [
    'a query without its signature',
    'signature_missing',
    () => byQuery(requestXml(), { tamper: (query) => query.replace(/&Signature=.*/, '') }),
  ],
  [
    'an empty signature',
    'signature_missing',
    () => byQuery(requestXml(), { tamper: (query) => query.replace(/&Signature=.*/, '&Signature=') }),
  ],
  ['a stranger who signs', 'signature_invalid', () => byQuery(requestXml(), { signer: stranger })],
  ['SHA-1', 'alg_unsupported', () => byQuery(requestXml(), { algorithm: algorithms.rsaSha1 })],
  [
    'a RelayState that was not signed',
    'signature_invalid',
    () => byQuery(requestXml(), { tamper: (query) => `${query}&RelayState=x` }),
  ],
  [
    'another RelayState',
    'signature_invalid',
    () => byQuery(requestXml(), { relayState: 'a', tamper: (query) => query.replace('RelayState=a', 'RelayState=b') }),
  ],
  [
    'another request under the signature',
    'signature_invalid',
    () =>
      byQuery(requestXml(), {
        tamper: (query) =>
          query.replace(
            /SAMLRequest=[^&]*/,
            `SAMLRequest=${encodeURIComponent(deflateRawSync(requestXml({ who: nameId.replace('ana', 'ben') })).toString('base64'))}`,
          ),
      }),
  ],
  [
    'a second request',
    'sign_in_answer_malformed',
    () => byQuery(requestXml(), { tamper: (query) => `${query}&SAMLRequest=x` }),
  ],
  [
    'a response beside it',
    'sign_in_answer_malformed',
    () => byQuery(requestXml(), { tamper: (query) => `${query}&SAMLResponse=x` }),
  ],
  ['a document signature in a query', 'signature_invalid', () => byQuery(signed(requestXml()))],
  [
    'a document signature alone in a query',
    'signature_missing',
    () => byQuery(signed(requestXml()), { tamper: (query) => query.replace(/&SigAlg=.*/, '') }),
  ],
  [
    'what is not deflated',
    'sign_in_answer_malformed',
    () =>
      byQuery('', { tamper: () => `SAMLRequest=${encodeURIComponent(Buffer.from(requestXml()).toString('base64'))}` }),
  ],
  ['a bomb of a query', 'sign_in_answer_malformed', () => byQuery(`<a>${' '.repeat(10_000_000)}</a>`)],
  ['an unsigned document', 'signature_missing', () => byForm(requestXml())],
  ['a document that a stranger signed', 'signature_invalid', () => byForm(signed(requestXml(), stranger))],
  [
    'a document signed with the certificate it carries',
    'signature_invalid',
    () => byForm(signed(requestXml(), stranger, { keyInfo: stranger.certificate })),
  ],
  [
    'a document signed with SHA-1',
    'alg_unsupported',
    () => byForm(signed(requestXml(), idp, { method: algorithms.rsaSha1 })),
  ],
  [
    'a document changed after it was signed',
    'signature_invalid',
    () => byForm(signed(requestXml()).replace('>ana<', '>ben<')),
  ],
  [
    'a good request wrapped into another',
    'signature_missing',
    () => byForm(requestXml({ who: `${nameId}<samlp:Extensions>${signed(requestXml())}</samlp:Extensions>` })),
  ],
  [
    'a signature moved to another request',
    'signature_invalid',
    () => {
      const signature = /<ds:Signature .*<\/ds:Signature>/s.exec(signed(requestXml()))?.[0] ?? ''
      return byForm(
        requestXml({ who: nameId.replace('ana', 'ben') }).replace('</saml:Issuer>', `</saml:Issuer>${signature}`),
      )
    },
  ],
  [
    'a comment in the name',
    'sign_in_answer_malformed',
    () => byForm(signed(requestXml()).replace('>ana<', '>an<!-- -->a<')),
  ],
  ['a DOCTYPE', 'sign_in_answer_malformed', () => byQuery(`<!DOCTYPE x>${requestXml()}`)],
  [
    'another Destination',
    'recipient_mismatch',
    () => byQuery(requestXml({ destination: `${publicUrl}/auth/partners/callback` })),
  ],
  ['no Destination', 'recipient_mismatch', () => byQuery(requestXml({ destination: null }))],
  ['another Issuer', 'issuer_mismatch', () => byQuery(requestXml({ issuer: 'https://evil.example' }))],
  ['a NotOnOrAfter that has come', 'answer_expired', () => byQuery(requestXml({ ends: soon(-121) }))],
  ['no NotOnOrAfter', 'sign_in_answer_malformed', () => byQuery(requestXml({ ends: null }))],
  ['an age of more than ten minutes', 'answer_expired', () => byQuery(requestXml({ issued: soon(-601) }))],
  ['a beginning to come', 'clock_skew', () => byQuery(requestXml({ issued: soon(125) }))],
  ['SAML 1.1', 'sign_in_answer_malformed', () => byQuery(requestXml({ version: '1.1' }))],
  ['nobody', 'nameid_missing', () => byQuery(requestXml({ who: index }))],
  ['two people', 'sign_in_answer_malformed', () => byQuery(requestXml({ who: nameId + nameId }))],
  ['an encrypted name', 'sign_in_answer_malformed', () => byQuery(requestXml({ who: '<saml:EncryptedID/>' }))],
  [
    'another kind of message',
    'sign_in_answer_malformed',
    () => byQuery(requestXml().replaceAll('LogoutRequest', 'LogoutResponse')),
  ],
]

describe('a LogoutRequest is refused with', () => {
  it.each(bad.map(([name, code, message]) => ({ name, code, message })))('$name', async ({ code, message }) => {
    expect(await verdict(message())).toBe(code)
  })
})
