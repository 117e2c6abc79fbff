import { describe, expect, it } from 'vitest'
import { judge, requestFor, rulesOf } from './judge-policy.fixture'
import { makePlan } from './trust.fixture'

const account = '111122223333'

describe('a policy of Brevet’s own identity', () => {
  const request = requestFor('assume-role')
  const [planned] = makePlan(null, request).callers[0]?.policy.Statement ?? []

  it('is without fault when it is ours, in each form in which IAM hands it out', () => {
    const document = { Version: '2012-10-17', Statement: [planned] }
    for (const form of [
      document,
      { RoleName: 'identity-broker', PolicyName: 'x', PolicyDocument: document },
      { PolicyVersion: { Document: document, VersionId: 'v1' } },
    ]) {
      expect(judge(form, request)).toMatchObject({ kind: 'permission', findings: [] })
    }
  })

  it.each<[string, object, readonly string[]]>([
    ['every role', { Resource: '*' }, ['resource-wildcard']],
    ['every role of some name', { Resource: 'arn:aws:iam::*:role/ReadOnly' }, ['resource-wildcard']],
    ['all of STS', { Action: ['sts:*'] }, ['permission-beyond']],
    ['another service', { Action: [...[planned?.Action ?? []].flat(), 's3:GetObject'] }, ['permission-beyond']],
    ['too little', { Action: 'sts:AssumeRole' }, ['permission-missing']],
    ['another role', { Resource: `arn:aws:iam::${account}:role/Other` }, ['permission-missing']],
    ['all but something', { Action: undefined, NotAction: 'iam:*' }, ['permission-beyond']],
  ])('is found to allow %s', (_what, change, rules) => {
    expect(rulesOf([{ ...planned, ...change }], request)).toEqual(rules)
  })
})
