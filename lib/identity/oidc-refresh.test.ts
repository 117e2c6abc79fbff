import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BrevetError, type ErrorCode } from '../domain/errors'
import type { OidcProof } from '../domain/proof'
import type { GroupDirectory } from './group-directory'
import { bench, refusalOf } from './oidc.fixture'
import { type Behaviour, startProvider, type TestProvider } from './oidc-provider.fixture'
import { contractPerson } from './source.contract'

let provider: TestProvider
beforeAll(async () => {
  provider = await startProvider()
})
afterAll(() => provider.close())

async function signedIn(directory: GroupDirectory | null = null) {
  const desk = bench(provider, {}, directory)
  const { proof } = await desk.signIn()
  if (proof.kind !== 'oidc') throw new Error('not an OIDC proof')
  const refresh = (behaviour: Behaviour = {}, held: OidcProof = proof) => {
    provider.behaviour(behaviour)
    return desk.source.refresh(held)
  }
  return { ...desk, proof, refresh }
}

const changed = (change: object): Behaviour => ({ claims: (claims) => ({ ...claims, ...change }) })

const cut = changed({ groups: undefined, _claim_names: { groups: 'src1' } })
const failing = (code: ErrorCode): GroupDirectory => ({
  kind: 'entra',
  groupsOf: () => Promise.reject(new BrevetError(code)),
})

describe('a refresh', () => {
  it('gives new tokens, and the person with the groups of this moment', async () => {
    const { proof, refresh, advance } = await signedIn()
    advance(600)
    const refreshed = await refresh(changed({ groups: ['platform'], nonce: undefined }))
    expect(refreshed?.identity?.groups.map(({ value }) => value)).toEqual(['platform'])
    const renewed = refreshed?.proof
    if (renewed?.kind !== 'oidc') throw new Error('not an OIDC proof')
    expect(renewed.expiresAt.getTime() - proof.expiresAt.getTime()).toBe(600_000)
    expect(renewed.idToken.reveal()).not.toBe(proof.idToken.reveal())
    expect(renewed.refreshToken?.reveal()).not.toBe(proof.refreshToken?.reveal())
  })

  it('goes on with the old refresh token where the provider does not rotate', async () => {
    const { proof, refresh } = await signedIn()
    const refreshed = await refresh({ refreshOmits: ['refresh_token'] })
    expect(refreshed?.proof.kind === 'oidc' && refreshed.proof.refreshToken?.reveal()).toBe(
      proof.refreshToken?.reveal(),
    )
  })

  it('keeps the old ID token, and the new refresh token, when the provider gives no new ID token', async () => {
    const { proof, refresh } = await signedIn()
    const refreshed = await refresh({ refreshOmits: ['id_token'] })
    expect(refreshed?.identity).toBeNull()
    if (refreshed?.proof.kind !== 'oidc') throw new Error('not an OIDC proof')
    expect(refreshed.proof.idToken.reveal()).toBe(proof.idToken.reveal())
    expect(refreshed.proof.refreshToken?.reveal()).not.toBe(proof.refreshToken?.reveal())
  })

  it('asks nobody without a refresh token', async () => {
    const { proof, refresh } = await signedIn()
    const before = provider.hits('token')
    expect(await refresh({}, { ...proof, refreshToken: null })).toBeNull()
    expect(provider.hits('token')).toBe(before)
  })

  it('asks for a new sign-in when the provider no longer honours the refresh token', async () => {
    const { refresh } = await signedIn()
    await refresh()
    expect(await refusalOf(refresh())).toMatchObject({ code: 'proof_expired', details: { reason: 'refresh_refused' } })
  })

  it('looks the groups up that a new answer leaves out', async () => {
    const { refresh } = await signedIn({ kind: 'entra', groupsOf: async () => [...contractPerson.groups, 'b'] })
    const refreshed = await refresh(cut)
    expect(refreshed?.identity?.groups.map(({ value }) => value)).toEqual([...contractPerson.groups, 'b'])
    expect(refreshed?.identity?.groupsFrom).toBe('entra')
  })

  it('keeps the new refresh token when the directory does not answer, and says nothing of the person', async () => {
    const { proof, refresh } = await signedIn(failing('directory_unreachable'))
    const refreshed = await refresh(cut)
    if (refreshed?.proof.kind !== 'oidc') throw new Error('not an OIDC proof')
    expect([refreshed.identity, refreshed.fault?.code]).toEqual([null, 'directory_unreachable'])
    expect(refreshed.proof.idToken.reveal()).toBe(proof.idToken.reveal())
    expect(refreshed.proof.refreshToken?.reveal()).not.toBe(proof.refreshToken?.reveal())
  })

  it('is refused when the directory says no', async () => {
    const { refresh } = await signedIn(failing('directory_misconfigured'))
    expect((await refusalOf(refresh(cut))).code).toBe('directory_misconfigured')
  })

  it.each<[string, ErrorCode, Behaviour]>([
    ['about somebody else', 'subject_mismatch', changed({ sub: 'somebody|else' })],
    ['from another issuer', 'issuer_mismatch', changed({ iss: 'https://evil.example.com' })],
    ['for another audience', 'audience_mismatch', changed({ aud: 'another' })],
    ['with a foreign azp', 'audience_mismatch', changed({ azp: 'another' })],
    ['with a bad signature', 'signature_invalid', { signer: 'stranger' }],
    ['with a cut list of groups', 'groups_incomplete', cut],
    ['that never comes', 'source_unreachable', { fails: 'token' }],
  ])('refuses an answer %s', async (_, code, behaviour) => {
    const { proof, refresh } = await signedIn()
    const refusal = await refusalOf(refresh(behaviour))
    expect(refusal.code).toBe(code)
    expect(JSON.stringify([refusal.message, refusal.details])).not.toContain(proof.refreshToken?.reveal())
  })
})
