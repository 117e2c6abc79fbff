/** A deny on a role in an AWS that others wrote, where it is on the machine: our wire format is not only read by ourselves. */
import { CreateRoleCommand, GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand } from '@aws-sdk/client-iam'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { secret } from '../domain/secret'
import { accountTrusts } from './account-trust'
import { createIam } from './iam'
import { makeAwsConfig } from './issue.fixture'
import { isMotoInstalled, motoAccount, startMoto } from './moto.fixture'
import { createRoleDenials } from './role-denials'
import { createSts } from './sts'

const policyName = 'BrevetRevokeOlderSessions'
const role = {
  accountId: motoAccount,
  partition: 'aws',
  name: 'Developer',
  arn: `arn:aws:iam::${motoAccount}:role/team/Developer`,
} as const
const hub = `arn:aws:iam::${motoAccount}:role/Hub`
const policy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'a',
      Effect: 'Deny',
      Action: '*',
      Resource: '*',
      Condition: { StringLike: { 'aws:userid': ['*:a+b=@,.-_'] } },
    },
  ],
}

function denialsAt(endpoint: string, via: readonly string[]) {
  const roles = { [motoAccount]: `arn:aws:iam::${motoAccount}:role/brevet/BrevetRevocation` }
  const aws = makeAwsConfig(endpoint, { revocation: { roles, endpoint } })
  const trust = { externalId: null, via, user: null, sendsTags: true, sendsSourceIdentity: true }
  const account = {
    id: motoAccount,
    partition: 'aws',
    alias: 'a',
    name: 'a',
    environment: 'x',
    region: 'eu-west-1',
  } as const
  const trusts = accountTrusts(
    [{ ...account, tags: {}, methods: ['web-identity'], trust }],
    secret('a key of the tests'),
  )
  const sts = createSts(aws.sts, { now: () => new Date() })
  return createRoleDenials({ aws, trusts, sts, iam: createIam(aws), policyName })
}

if (isMotoInstalled) {
  describe('an IAM that others wrote', () => {
    let moto: Awaited<ReturnType<typeof startMoto>>
    let iam: IAMClient
    beforeAll(async () => {
      vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAEXAMPLEBROKER01')
      vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'the secret of the broker')
      moto = await startMoto()
      const credentials = { accessKeyId: 'AKIAEXAMPLEBROKER01', secretAccessKey: 'the secret of the broker' }
      iam = new IAMClient({ region: 'us-east-1', endpoint: moto.endpoint, credentials })
      const trust = { Version: '2012-10-17', Statement: [] }
      for (const [Path, RoleName] of [
        ['/team/', 'Developer'],
        ['/', 'Hub'],
        ['/brevet/', 'BrevetRevocation'],
      ]) {
        await iam.send(new CreateRoleCommand({ Path, RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }))
      }
    })
    afterAll(() => {
      vi.unstubAllEnvs()
      moto.stop()
    })

    it.each([[[]], [[hub]]])('takes the policy, gives it back as it was, and lets it go, over %j', async (via) => {
      const denials = denialsAt(moto.endpoint, via)
      expect([denials.writesIn(motoAccount), denials.writesIn('111122223333')]).toEqual([true, false])
      const denial = await denials.open(role, 'ana=MARK')
      expect(Math.abs(denial.openedAt.getTime() - Date.now())).toBeLessThan(60_000)
      expect(await denial.read()).toBeNull()
      await denial.write(JSON.stringify(policy))
      await denial.write(JSON.stringify(policy))
      expect(await denial.read()).toEqual(policy)
      const stored = await iam.send(new GetRolePolicyCommand({ RoleName: 'Developer', PolicyName: policyName }))
      expect(JSON.parse(decodeURIComponent(stored.PolicyDocument ?? ''))).toEqual(policy)
      await denial.remove()
      await denial.remove()
      expect((await iam.send(new ListRolePoliciesCommand({ RoleName: 'Developer' }))).PolicyNames).toEqual([])
    })

    it.each([
      ['a role that does not exist', { ...role, name: 'Nobody' }, policy, 'no-such-role'],
      ['a policy that is none', role, { Version: '2012-10-17', Statement: [{ Effect: 'Maybe' }] }, 'policy-malformed'],
    ] as const)('refuses %s', async (_what, target, document, reason) => {
      const denial = await denialsAt(moto.endpoint, []).open(target, 'ana=MARK')
      const refusal = denial.write(JSON.stringify(document))
      await expect(refusal).rejects.toMatchObject({ code: 'iam_refused', details: { reason } })
    })
  })
} else {
  it.todo('moto_server is not on this machine: IAM is checked against our own simulator only')
}
