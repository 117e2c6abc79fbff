/** The signed operations against an STS that others wrote, where it is on the machine: our wire format is not only read by ourselves. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { FederationKind } from '../domain/federation-kind'
import { secret } from '../domain/secret'
import { accountTrusts } from './account-trust'
import { makeAwsConfig, makeIssueRequest } from './issue.fixture'
import { entitlementBy, mfaCode, userConfig } from './method.profile.fixture'
import { createMethods } from './methods'
import { isMotoInstalled, motoAccount, startMoto } from './moto.fixture'
import { createSts } from './sts'

const hub = `arn:aws:iam::${motoAccount}:role/Hub`
function methodOf(kind: FederationKind, endpoint: string, via: readonly string[]) {
  const aws = makeAwsConfig(endpoint)
  const { account } = entitlementBy(kind)
  // moto does not echo a source identity, for want of which Brevet takes no credentials.
  const trust = { externalId: null, via, user: userConfig(), sendsTags: true, sendsSourceIdentity: false }
  const trusts = accountTrusts([{ ...account, id: motoAccount, methods: [kind], trust }], secret('a key of the tests'))
  const unused = () => Promise.reject(new Error('signed calls only'))
  const ring = { current: unused, published: unused }
  const now = () => new Date()
  const sts = createSts(aws.sts, { now })
  const method = createMethods({ aws, trusts, keys: { issuer: ring, samlIdp: ring }, sts, now }).get(kind)
  if (!method) throw new Error(`no method ${kind}`)
  return method
}

function requestFor(kind: FederationKind) {
  const { account, role, ...entitlement } = entitlementBy(kind)
  const arn = `arn:aws:iam::${motoAccount}:role/Developer`
  const moved = { ...entitlement, account: { ...account, id: motoAccount }, role: { ...role, path: '/', arn } }
  return makeIssueRequest({ entitlement: moved, mfaCode: secret(mfaCode) })
}

if (isMotoInstalled) {
  describe('an STS that others wrote', () => {
    let moto: Awaited<ReturnType<typeof startMoto>>
    beforeAll(async () => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLEBROKER01')
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'the secret of the broker')
      moto = await startMoto()
    })
    afterAll(() => {
      vi.unstubAllEnvs()
      moto.stop()
    })

    it.each([
      ['assume-role', [], /:assumed-role\/Developer\/ana@corp\.example=/],
      ['assume-role', [hub, hub], /:assumed-role\/Developer\/ana@corp\.example=/],
      ['federation-token', [], /:federated-user\/ana@corp\.exampl=/],
      ['session-token', [], /^arn:aws:/],
    ] as const)('understands %s over %j', async (kind, via, holder) => {
      const credentials = await methodOf(kind, moto.endpoint, via).issue(requestFor(kind))
      expect(credentials.assumedRoleArn).toMatch(holder)
      expect(credentials.assumedRoleArn).toContain(motoAccount)
      expect(credentials.sessionToken.reveal()).not.toBe('')
      const minutes = (credentials.expiresAt.getTime() - Date.now()) / 60_000
      expect(minutes).toBeGreaterThan(50)
      expect(minutes).toBeLessThan(70)
    })
  })
} else {
  it.todo('moto_server is not on this machine: the operations are checked against our own STS only')
}
