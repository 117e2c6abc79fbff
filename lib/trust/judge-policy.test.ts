import { describe, expect, it } from 'vitest'
import { partitionIds } from '../domain/partition'
import { judgePolicy } from './judge-policy'
import { judge, requestFor } from './judge-policy.fixture'
import { trustMethods } from './plan'
import { makeConfig, makePlan, makeRequest, makeRole } from './trust.fixture'

describe('a trust policy of ours', () => {
  const roles = [makeRole({ methods: trustMethods.slice(0, 5) }), makeRole({ name: 'Developer', path: '/team/' })]

  it.each(partitionIds.filter((id) => id !== 'aws-iso-e' && id !== 'aws-iso-f'))(
    'is without fault in %s',
    (partition) => {
      const config = makeConfig({ partition, roles, company: [{}], assertedBy: ['partners'] })
      const request = makeRequest({ config, subjects: ['00u1ana'] })
      for (const role of makePlan(null, request).roles) {
        const judgement = judge(role.trustPolicy, { ...request, roleNames: [role.name] })
        expect(judgement).toMatchObject({ findings: [], unknown: [], roleName: role.name })
      }
    },
  )

  it('is without fault in each form in which IAM hands it out', () => {
    const request = requestFor('saml')
    const [role] = makePlan(null, request).roles
    const document = role?.trustPolicy
    const fields = { RoleName: 'ReadOnly', Arn: role?.arn, MaxSessionDuration: 43_200 }
    const encoded = encodeURIComponent(JSON.stringify(document))
    for (const form of [
      document,
      { Role: { ...fields, AssumeRolePolicyDocument: document } },
      { Role: { ...fields, AssumeRolePolicyDocument: encoded } },
      { Statement: document?.Statement },
    ]) {
      expect(judge(form, request).findings).toEqual([])
    }
  })
})

it.each([
  '',
  '[]',
  '{}',
  '{"Statement":[]}',
  '{"Statement":[{"Effect":"Maybe"}]}',
  '{"Role":{"AssumeRolePolicyDocument":"%"}}',
])('says that %j is no policy', (text) => {
  expect(judgePolicy(text, makeRequest())).toEqual({
    ok: false,
    faults: [expect.stringMatching(/^this is no policy of IAM/)],
  })
})

it('says which account or role brevet.yaml does not have', () => {
  const text = JSON.stringify(makePlan('web-identity').roles[0]?.trustPolicy)
  expect(judgePolicy(text, makeRequest({ accountId: '999999999999' })).ok).toBe(false)
  expect(judgePolicy(text, makeRequest({ roleNames: ['Nobody'] }))).toEqual({
    ok: false,
    faults: ['brevet.yaml has no role Nobody'],
  })
})
