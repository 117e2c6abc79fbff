import { describe, expect, it } from 'vitest'
import { signedInAsAna, signIn, verdict } from './saml.fixture'
import type { Signing } from './saml-response.fixture'
import { algorithms, type SignatureRecipe } from './saml-signer.fixture'

const modes = ['either', 'assertion', 'response', 'both'] as const

describe('a good answer', () => {
  it.each(['assertion', 'response', 'both'] as const)('signs in when the %s is signed', async (signing) => {
    expect(await verdict(signIn({ signing }))).toBe(signedInAsAna)
  })

  it.each<readonly [string, SignatureRecipe]>([
    ['RSA-SHA256', { method: algorithms.rsaSha256, digest: algorithms.sha256 }],
    ['RSA-SHA512', { method: algorithms.rsaSha512, digest: algorithms.sha512 }],
    ['RSA-PSS', { method: algorithms.rsaPss }],
    ['inclusive prefixes, as Okta sends them', { prefixes: 'xs' }],
  ])('signs in with %s', async (_, recipe) => {
    for (const signing of ['assertion', 'response', 'both'] as const) {
      expect(await verdict(signIn({ signing, recipe }))).toBe(signedInAsAna)
    }
  })
})
