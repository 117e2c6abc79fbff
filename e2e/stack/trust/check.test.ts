import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountId, opsKey, otherAccountId, type Simulator, startSimulator } from '../aws/fixture/simulator'
import { type LongTermKey, register } from './registration.fixture'
import { prepareTrustCommand, type TrustCommand } from './trust-command.fixture'

const key: LongTermKey = {
  accessKeyId: 'AKIAEXAMPLEBROKER001',
  secretAccessKey: 'brokerEXAMPLEbrokerEXAMPLEbrokerEXAMPLE1',
}
const brokerArn = `arn:aws:iam::${otherAccountId}:user/portal/broker`
const hubArn = `arn:aws:iam::${otherAccountId}:role/Hub`
const check = ['check', '--account', accountId]

const credentialsOf = ({ accessKeyId, secretAccessKey }: LongTermKey) => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
})

interface Planned {
  readonly roles: readonly {
    readonly roleName: string
    readonly assumeRolePolicyDocument: { Statement: Statement[] }
  }[]
}

interface Statement {
  readonly Action: string
  readonly Condition: object
}

/** What was planned, with two roles as somebody changed them since: one open to calls without ExternalId, one that lacks an action. */
function spoil(json: string): string {
  const plan: Planned = JSON.parse(json)
  for (const { roleName, assumeRolePolicyDocument: policy } of plan.roles) {
    const { Statement } = policy
    const isAssuming = ({ Action }: Statement) => Action === 'sts:AssumeRole'
    if (roleName === 'Open')
      policy.Statement = Statement.map((one) => (isAssuming(one) ? { ...one, Condition: {} } : one))
    if (roleName === 'Closed') policy.Statement = Statement.filter(({ Action }) => Action !== 'sts:SetSourceIdentity')
  }
  return JSON.stringify(plan)
}

describe.each([
  { how: 'directly', via: [] },
  { how: 'over another role', via: [hubArn] },
])('npm run trust -- check, on roles that are assumed $how', ({ via }) => {
  let simulator: Simulator
  let command: TrustCommand
  let planned: Planned
  beforeAll(async () => {
    simulator = await startSimulator()
    command = prepareTrustCommand({
      publicUrl: 'http://localhost:3000',
      aws: {
        sts: { regions: ['eu-west-1'], endpoint: simulator.url },
        assumeRole: { principal: brokerArn },
        sessionTags: { team: 'attributes.team', mail: 'email' },
        transitiveTags: ['team'],
      },
      account: { method: 'assume-role', externalId: 'of-pay-prod', via },
      others: [{ id: otherAccountId, externalId: 'of-the-hub' }],
      roles: [{ name: 'Open' }, { name: 'Closed' }],
      environment: credentialsOf(key),
    })
    const json = await command.run('--format', 'json')
    planned = JSON.parse(json)
    await register(simulator, spoil(json), key)
  })
  afterAll(async () => {
    command.close()
    await simulator.close()
  })

  it('finds a role guarded as it was set up', async () => {
    const { code, stdout } = await command.attempt([...check, '--role', 'Developer'])
    expect(code).toBe(0)
    const arns = [...via, `arn:aws:iam::${accountId}:role/team/Developer`]
    const lines = arns.map((arn) => `${arn}: assumed with the ExternalId, refused without`)
    expect(stdout).toBe([`Called as ${brokerArn}.`, ...lines, ''].join('\n'))
  })

  it('flags a role that accepts a call without the ExternalId, and one that refuses the portal, with what to have instead', async () => {
    const { code, stdout } = await command.attempt([...check, '--json'])
    expect(code).toBe(1)
    const { checks, identity } = JSON.parse(stdout)
    expect(identity).toBe(brokerArn)
    const [statement] = planned.roles[0]?.assumeRolePolicyDocument.Statement ?? []
    expect(checks.slice(via.length)).toMatchObject([
      { verdict: 'guarded', answer: null, fix: null },
      { verdict: 'open', answer: null, fix: statement },
      { verdict: 'refused', answer: { code: 'AccessDenied' }, fix: statement },
    ])
  })

  it('judges no role with the credentials of somebody else', async () => {
    const { code, stdout, stderr } = await command.attempt(check, credentialsOf(opsKey))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toContain('run this where the portal runs')
  })
})
