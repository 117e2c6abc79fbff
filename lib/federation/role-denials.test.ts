import { describe, expect, it } from 'vitest'
import type { TemporaryCredentials } from '../domain/credentials'
import { secret } from '../domain/secret'
import type { Iam, RolePolicyName } from './iam-port'
import { makeAwsConfig } from './issue.fixture'
import { createRoleDenials } from './role-denials'
import type { AssumeRoleRequest } from './sts-port'

const accountId = '111122223333'
const writer = `arn:aws:iam::${accountId}:role/brevet/Revocation`
const hub = 'arn:aws:iam::999988887777:role/Hub'
const role = { accountId, partition: 'aws', name: 'Dev', arn: `arn:aws:iam::${accountId}:role/team/Dev` } as const
const expiresAt = new Date('2026-11-25T08:15:07Z')

function denialsOver(via: readonly string[]) {
  const asked: AssumeRoleRequest[] = []
  const written: RolePolicyName[] = []
  const assumeRole = async (request: AssumeRoleRequest): Promise<TemporaryCredentials> => {
    asked.push(request)
    return {
      ...{ accessKeyId: `ASIA${asked.length}`, secretAccessKey: secret('s'), sessionToken: secret('t'), expiresAt },
      ...{ assumedRoleArn: '', sourceIdentity: null, packedPolicySize: null },
    }
  }
  const iam: Iam = {
    putRolePolicy: async (policy) => void written.push(policy),
    getRolePolicy: async () => null,
    deleteRolePolicy: async () => undefined,
  }
  const aws = makeAwsConfig(null, { revocation: { roles: { [accountId]: writer }, endpoint: null } })
  const trust = { externalId: null, via, user: null, sendsTags: true, sendsSourceIdentity: true }
  const trusts = { of: () => trust, externalId: (id: string) => `of-${id}` }
  return { denials: createRoleDenials({ aws, trusts, sts: { assumeRole }, iam, policyName: 'Deny' }), asked, written }
}

describe('the right to a role’s policy', () => {
  it('is a session of the account’s own role, with its ExternalId, that may do nothing but this', async () => {
    const { denials, asked, written } = denialsOver([])
    const denial = await denials.open(role, 'ana=MARK')
    await denial.write('{}')
    expect(asked).toMatchObject([
      {
        signer: 'own',
        roleArn: writer,
        roleSessionName: 'ana=MARK',
        externalId: `of-${accountId}`,
        durationSeconds: 900,
        tags: [],
      },
    ])
    expect(JSON.parse(asked[0]?.sessionPolicy?.policy ?? '').Statement).toEqual([
      {
        Effect: 'Allow',
        Action: ['iam:PutRolePolicy', 'iam:GetRolePolicy', 'iam:DeleteRolePolicy'],
        Resource: role.arn,
      },
    ])
    expect(written).toMatchObject([{ partition: 'aws', roleName: 'Dev', policyName: 'Deny' }])
    expect(written[0]?.signer.accessKeyId).toBe('ASIA1')
  })

  it('goes over the account’s roles on the way, each with the ExternalId of its own account', async () => {
    const { denials, asked } = denialsOver([hub])
    await denials.open(role, 'ana=MARK')
    expect(
      asked.map(({ roleArn, externalId, sessionPolicy }) => [roleArn, externalId, sessionPolicy === null]),
    ).toEqual([
      [hub, 'of-999988887777', true],
      [writer, `of-${accountId}`, false],
    ])
    expect(asked[1]?.signer).toMatchObject({ accessKeyId: 'ASIA1' })
  })

  it('says when it was given by the clock of AWS', async () => {
    const denial = await denialsOver([]).denials.open(role, 'ana=MARK')
    expect(denial.openedAt).toEqual(new Date('2026-11-25T08:00:07Z'))
  })

  it('does not exist in an account without such a role, whatever the account is called', async () => {
    const { denials, asked } = denialsOver([])
    for (const other of ['444455556666', 'constructor', '__proto__']) {
      expect(denials.writesIn(other)).toBe(false)
      await expect(denials.open({ ...role, accountId: other }, 'x')).rejects.toMatchObject({ code: 'iam_refused' })
    }
    expect(asked).toEqual([])
  })
})
