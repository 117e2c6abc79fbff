import { afterAll, beforeAll, expect, it } from 'vitest'
import { secret } from '../domain/secret'
import { createSts } from './sts'
import { type StsFixture, startSts } from './sts.fixture'
import { answerXml } from './sts-answer.fixture'
import type { AssumeRoleRequest } from './sts-port'

const now = () => new Date('2026-11-25T08:00:00Z')
const request: AssumeRoleRequest = {
  signer: { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: secret('x'), sessionToken: null },
  roleArn: 'arn:aws:iam::111122223333:role/Developer',
  roleSessionName: 'brevet-check',
  externalId: 'of-pay-prod',
  sourceIdentity: 'brevet-check',
  tags: [{ key: 'team', value: 'payments' }],
  transitiveTagKeys: [],
  sessionPolicy: null,
  mfa: null,
  durationSeconds: 900,
  withinSeconds: 8,
}
const unused = () => Promise.reject(new Error('scripted calls only'))

let fixture: StsFixture
beforeAll(async () => {
  const nothing = { issuer: '', audience: '', jwks: unused, samlProviders: [], callers: [], externalId: () => '', now }
  fixture = await startSts(nothing)
})
afterAll(() => fixture.stop())

it('a probe is the same call as an issuance, without the ExternalId', async () => {
  const session = { roleArn: request.roleArn, sessionName: 'x', sourceIdentity: 'x', durationSeconds: 900, tags: {} }
  const granted = { status: 200, body: answerXml('AssumeRole', session, now()) }
  fixture.script(granted, granted)
  const { endpoint } = fixture
  const sts = createSts(
    { regions: ['eu-west-1'], endpoint, fips: false, dualStack: false, deadlineSeconds: 8 },
    { now },
  )
  const { externalId, ...bare } = request
  await sts.assumeRole(request)
  await sts.assumeRoleWithoutExternalId(bare)
  const [issued, probed] = fixture.calls.map(({ form }) => Object.fromEntries(form))
  expect(issued).toEqual({ ...probed, ExternalId: externalId })
  expect(probed).not.toHaveProperty('ExternalId')
})
