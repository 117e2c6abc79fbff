import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { Config } from '../config/config'
import type { BaseIdentity } from '../domain/base-identity'
import { type StsFixture, startSts } from '../federation/sts.fixture'
import { learnBaseIdentity } from './base-identity'
import { openTestInstallation } from './installation.fixture'

const unused = () => Promise.reject(new Error('signed calls only'))
const role = 'arn:aws:sts::999988887777:assumed-role/brevet/i-0abc'

describe('Brevet’s own identity at AWS', () => {
  let sts: StsFixture
  let test: Awaited<ReturnType<typeof openTestInstallation>>
  beforeAll(async () => {
    sts = await startSts({
      issuer: '',
      audience: '',
      jwks: unused,
      samlProviders: [],
      callers: [{ accessKeyId: 'AKIAEXAMPLEBROKER01', secretAccessKey: 'canary', arn: role, mfa: null }],
      externalId: () => '',
      now: () => new Date(),
    })
    test = await openTestInstallation()
  })
  afterEach(() => vi.unstubAllEnvs())
  afterAll(async () => {
    await sts.stop()
    await test.installation.close()
  })

  /** An installation with this method in its accounts, and what it has learnt. */
  function installationWith(method: 'assume-role' | 'saml', endpoint = sts.endpoint) {
    const { installation } = test
    const { config, ...setup } = installation.current()
    const aws = { ...config.aws, sts: { ...config.aws.sts, regions: ['eu-west-1'], endpoint, deadlineSeconds: 1 } }
    const accounts = config.access.accounts.map((account) => ({ ...account, methods: [method] }))
    const changed: Config = { ...config, aws, access: { ...config.access, accounts } }
    const learnt: BaseIdentity[] = []
    return {
      learnt,
      installation: {
        ...installation,
        current: () => ({ ...setup, config: changed }),
        base: (): BaseIdentity => learnt.at(-1) ?? { state: 'unknown' },
        learn: (base: BaseIdentity) => void learnt.push(base),
        now: () => new Date(),
      },
    }
  }

  function withKeys() {
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLEBROKER01')
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'canary')
  }

  function withoutKeys() {
    for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_PROFILE']) vi.stubEnv(name, undefined)
    for (const name of ['AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE']) vi.stubEnv(name, '/nonexistent')
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  }

  it('is asked for once, and a chained one is said to be so', async () => {
    withKeys()
    const { installation, learnt } = installationWith('assume-role')
    expect(await learnBaseIdentity(installation)).toBe(
      `Brevet is ${role} at AWS, by temporary keys. Sessions of assume-role are chained: AWS ends them after 1 h.`,
    )
    expect(learnt).toMatchObject([{ state: 'known', arn: role, isChained: true }])
    expect(await learnBaseIdentity(installation)).toBeNull()
    expect(sts.calls).toHaveLength(1)
  })

  it('is not asked for where no role is assumed by it', async () => {
    const { installation, learnt } = installationWith('saml')
    sts.reset()
    expect(await learnBaseIdentity(installation)).toBeNull()
    expect([learnt, sts.calls]).toEqual([[], []])
  })

  it('is said to be absent once, and found when it comes', async () => {
    withoutKeys()
    const { installation, learnt } = installationWith('assume-role')
    expect(await learnBaseIdentity(installation)).toContain('no AWS credentials')
    expect(await learnBaseIdentity(installation)).toBeNull()
    withKeys()
    expect(await learnBaseIdentity(installation)).toContain(role)
    expect(learnt.map(({ state }) => state)).toEqual(['absent', 'known'])
  })

  it.each([
    ['does not answer', 'http://127.0.0.1:1', 'canary', 'sts_unreachable'],
    ['does not accept the keys', null, 'another secret', 'aws_credentials_rejected'],
  ])('stays unknown while AWS %s, and that is said', async (_what, endpoint, secretAccessKey, code) => {
    withKeys()
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', secretAccessKey)
    const { installation, learnt } = installationWith('assume-role', endpoint ?? sts.endpoint)
    expect(await learnBaseIdentity(installation)).toContain(`AWS does not say whom Brevet is (${code})`)
    expect(learnt).toEqual([])
  })
})
