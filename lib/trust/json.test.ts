import { expect, it } from 'vitest'
import { renderJson } from './json'
import { makeConfig, makePlan, makeRole } from './trust.fixture'

const roles = [makeRole({ methods: ['web-identity', 'saml', 'assume-role'] })]
const config = makeConfig({ roles })
const plan = makePlan(null, { config, samlMetadata: '<metadata/>' })

it('names everything as IAM’s API does', () => {
  expect(JSON.parse(renderJson(plan))).toEqual({
    methods: ['web-identity', 'saml', 'assume-role'],
    account: { id: '111122223333', partition: 'aws' },
    providers: [
      {
        kind: 'oidc',
        arn: 'arn:aws:iam::111122223333:oidc-provider/brevet.example/aws',
        url: 'https://brevet.example/aws',
        clientIdList: ['sts.amazonaws.com'],
      },
      {
        kind: 'saml',
        arn: 'arn:aws:iam::111122223333:saml-provider/brevet',
        name: 'brevet',
        samlMetadataDocument: '<metadata/>',
      },
    ],
    roles: [
      {
        arn: 'arn:aws:iam::111122223333:role/ReadOnly',
        roleName: 'ReadOnly',
        path: '/',
        description: 'Look, do not touch',
        maxSessionDuration: 43_200,
        methods: ['web-identity', 'saml', 'assume-role'],
        assumeRolePolicyDocument: plan.roles[0]?.trustPolicy,
      },
    ],
    user: null,
    callers: [
      {
        arn: 'arn:aws:iam::999988887777:role/identity-broker',
        policyDocument: plan.callers[0]?.policy,
        assumeRolePolicyDocument: null,
      },
    ],
    steps: plan.steps,
    notes: plan.notes,
    warnings: plan.warnings,
  })
})

it('is indented, and ends with a line break', () => {
  expect(renderJson(plan)).toMatch(/^\{\n {2}"methods": \[\n {4}"web-identity",\n[\s\S]*\n\}\n$/)
})
