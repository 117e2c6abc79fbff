import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PolicyConfig, PolicyStatement } from '../config/config'
import type { SessionPolicy } from '../domain/entitlement'
import { type Scope, wholeRole } from '../domain/scope'
import { compileSessionPolicy, narrowedPolicy } from './session-policy'

const account = { id: '111122223333', partition: 'aws' } as const
const upload: PolicyConfig = {
  id: 'upload',
  label: 'Upload',
  statements: [{ Effect: 'Allow', Action: ['s3:PutObject'], Resource: '*' }],
  arns: [],
}
const audit: PolicyConfig = {
  id: 'audit',
  label: 'Audit',
  statements: [],
  arns: ['arn:aws:iam::aws:policy/SecurityAudit', 'arn:aws:iam::*:policy/team/Audit'],
}

function compile(
  scope: Partial<Scope>,
  policies: readonly PolicyConfig[] = [],
  partition: 'aws' | 'aws-cn' = 'aws',
  isLimitedByRole = false,
  address: string | null = '203.0.113.7',
) {
  return compileSessionPolicy({
    account: { ...account, partition },
    policies,
    scope: { ...wholeRole, ...scope },
    region: 'eu-west-1',
    address,
    isLimitedByRole,
  })
}

const statementsOf = (sessionPolicy: SessionPolicy | null): readonly PolicyStatement[] =>
  JSON.parse(sessionPolicy?.policy ?? '{"Statement":[]}').Statement

describe('a role’s own policy', () => {
  const own = {
    policy: JSON.stringify({ Version: '2012-10-17', Statement: upload.statements }),
    policyArns: audit.arns,
  }
  const narrowed = (scope: Partial<Scope>) => narrowedPolicy(own, compile(scope, [], 'aws', true), account)

  it('stays as it is where nothing narrows it, with ARNs of the account and its partition', () => {
    expect(narrowed({})).toEqual({
      policy: own.policy,
      policyArns: ['arn:aws:iam::aws:policy/SecurityAudit', 'arn:aws:iam::111122223333:policy/team/Audit'],
    })
    const elsewhere = { ...account, partition: 'aws-cn' } as const
    expect(narrowedPolicy(own, null, elsewhere).policyArns[0]).toBe('arn:aws-cn:iam::aws:policy/SecurityAudit')
  })

  it('takes denials beside what it allows, and nothing that allows', () => {
    const statements = statementsOf(narrowed({ services: ['s3'], myIp: true }))
    expect(statements.map(({ Effect }) => Effect)).toEqual(['Allow', 'Deny', 'Deny'])
    for (const narrowing of [compile({ services: ['s3'] }), compile({ readOnly: true })]) {
      expect(() => narrowedPolicy(own, narrowing, account)).toThrow('policies_add_up')
    }
  })

  it('is one statement without its list as well', () => {
    const single = {
      policy: JSON.stringify({ Version: '2012-10-17', Statement: upload.statements[0] }),
      policyArns: [],
    }
    expect(statementsOf(narrowedPolicy(single, compile({ region: true }, [], 'aws', true), account))).toHaveLength(2)
  })

  it('alone says what is allowed: no read only, and no policy of the administrator', () => {
    expect(() => compile({ readOnly: true }, [], 'aws', true)).toThrow('role-has-a-policy')
    expect(() => compile({}, [upload], 'aws', true)).toThrow('role-has-a-policy')
  })
})

describe('a session policy', () => {
  it('does not exist for the whole role', () => expect(compile({})).toBeNull())

  it('is AWS’s own ReadOnlyAccess of the account’s partition for read only', () => {
    expect(compile({ readOnly: true })).toEqual({
      policy: null,
      policyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
    })
    expect(compile({ readOnly: true }, [], 'aws-cn')?.policyArns).toEqual(['arn:aws-cn:iam::aws:policy/ReadOnlyAccess'])
  })

  it('denies every other service, and allows the rest of the role', () => {
    expect(statementsOf(compile({ services: ['s3', 'logs'] }))).toEqual([
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', NotAction: ['s3:*', 'logs:*'], Resource: '*' },
    ])
  })

  it('denies every other region, apart from global services', () => {
    const [, deny] = statementsOf(compile({ region: true }))
    expect(deny).toMatchObject({
      Effect: 'Deny',
      NotAction: expect.arrayContaining(['iam:*', 'sts:*']),
      Condition: { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    })
  })

  it('denies every other address, also when AWS names none, but not what a service does on behalf', () => {
    const [, deny] = statementsOf(compile({ myIp: true }))
    expect(deny?.Condition).toEqual({
      NotIpAddress: { 'aws:SourceIp': '203.0.113.7' },
      BoolIfExists: { 'aws:ViaAWSService': 'false' },
    })
  })

  it('takes the administrator’s statements and ARNs, the account and the partition filled in', () => {
    expect(statementsOf(compile({}, [upload]))).toEqual(upload.statements)
    expect(compile({}, [audit], 'aws-cn')).toEqual({
      policy: null,
      policyArns: ['arn:aws-cn:iam::aws:policy/SecurityAudit', 'arn:aws-cn:iam::111122223333:policy/team/Audit'],
    })
  })

  it('is not made where AWS would add up what shall narrow', () => {
    expect(() => compile({ readOnly: true }, [upload])).toThrowError(
      expect.objectContaining({
        code: 'request_malformed',
        details: { field: 'scope.readOnly', reason: 'policies-add-up' },
      }),
    )
  })

  it('is not made for an address that AWS does not see', () => {
    expect(() => compile({ myIp: true }, [], 'aws', false, null)).toThrowError(
      expect.objectContaining({ details: { field: 'scope.myIp', reason: 'address-unusable' } }),
    )
  })

  it('holds nothing that STS refuses: one line, and no character beyond U+00FF', () => {
    const odd = { ...upload, statements: [{ Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:s3:::東/*' }] as const }
    const policy = compile({}, [odd])?.policy ?? ''
    expect(policy).toMatch(/^[ -\u00ff]+$/)
    expect(JSON.parse(policy).Statement[0].Resource).toBe('arn:aws:s3:::東/*')
  })

  it('is refused with its size when it is longer than STS takes', () => {
    const long = { ...upload, statements: [{ Effect: 'Allow', Action: 's3:*', Resource: 'x'.repeat(2000) }] as const }
    expect(() => compile({ services: ['s3'] }, [long])).toThrowError(
      expect.objectContaining({
        code: 'sts_policy_too_large',
        details: { characters: expect.any(Number), longest: 2048 },
      }),
    )
  })

  it('never grows: whatever is added to the choices, nothing becomes possible that was not', () => {
    const anyScope = fc.record({
      readOnly: fc.boolean(),
      services: fc.subarray(['s3', 'ec2']),
      region: fc.boolean(),
      myIp: fc.boolean(),
      policies: fc.constant([]),
    })
    fc.assert(
      fc.property(anyScope, anyScope, fc.subarray([upload]), (some, more, policies) => {
        const scope = { ...some, readOnly: some.readOnly && policies.length === 0 }
        const narrower = {
          readOnly: (scope.readOnly || more.readOnly) && policies.length === 0,
          services: scope.services.length === 0 ? more.services : scope.services.slice(0, 1),
          region: scope.region || more.region,
          myIp: scope.myIp || more.myIp,
        }
        for (const request of requests) {
          if (isAllowed(compile(narrower, policies), request)) {
            expect(isAllowed(compile(scope, policies), request)).toBe(true)
          }
        }
      }),
    )
  })
})

interface Request {
  readonly action: string
  readonly region: string
  readonly address: string
}

const requests: readonly Request[] = ['s3:GetObject', 's3:PutObject', 'ec2:RunInstances', 'iam:GetRole'].flatMap(
  (action) =>
    ['eu-west-1', 'us-east-1'].flatMap((region) =>
      ['203.0.113.7', '198.51.100.1'].map((address) => ({ action, region, address })),
    ),
)

/** As AWS judges: allowed by one statement or managed policy, denied by none. */
function isAllowed(sessionPolicy: SessionPolicy | null, request: Request): boolean {
  if (sessionPolicy === null) return true
  const applying = statementsOf(sessionPolicy).filter((statement) => applies(statement, request))
  const isReading = sessionPolicy.policyArns.length > 0 && /:(?:Get|List)/.test(request.action)
  return (
    (isReading || applying.some(({ Effect }) => Effect === 'Allow')) &&
    applying.every(({ Effect }) => Effect === 'Allow')
  )
}

function applies(statement: PolicyStatement, request: Request): boolean {
  const covers = (patterns: PolicyStatement['Action']) =>
    [patterns ?? []].flat().some((pattern) => pattern === '*' || request.action.startsWith(pattern.replace('*', '')))
  const conditions = statement.Condition ?? {}
  const isElsewhere = conditions['StringNotEquals']?.['aws:RequestedRegion'] !== request.region
  const isAnother = conditions['NotIpAddress']?.['aws:SourceIp'] !== request.address
  if (conditions['StringNotEquals'] && !isElsewhere) return false
  if (conditions['NotIpAddress'] && !isAnother) return false
  return statement.Action ? covers(statement.Action) : !covers(statement.NotAction)
}
