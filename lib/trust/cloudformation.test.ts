import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { renderCloudFormation } from './cloudformation'
import { makeConfig, makePlan, makeRole } from './trust.fixture'

const samlMetadata = '<metadata/>'

describe('a template', () => {
  const plan = makePlan('web-identity')
  const text = renderCloudFormation(plan)

  it('has a provider that can be left out, and roles whose permissions come in as parameters', () => {
    expect(parse(text)).toEqual({
      AWSTemplateFormatVersion: '2010-09-09',
      Description: 'Trust for Brevet by web-identity in account 111122223333 (aws)',
      Parameters: {
        CreateBrevetOidcProvider: {
          Type: 'String',
          AllowedValues: ['true', 'false'],
          Default: 'true',
          Description: 'false where the account has arn:aws:iam::111122223333:oidc-provider/brevet.example/aws already',
        },
        ReadOnlyRolePolicyArns: {
          Type: 'CommaDelimitedList',
          Default: '',
          Description: 'ARNs of the managed policies of ReadOnly, separated by commas; empty for none',
        },
      },
      Conditions: {
        CreatesBrevetOidcProvider: { 'Fn::Equals': [{ Ref: 'CreateBrevetOidcProvider' }, 'true'] },
        ReadOnlyRoleHasPolicies: {
          'Fn::Not': [{ 'Fn::Equals': [{ 'Fn::Join': ['', { Ref: 'ReadOnlyRolePolicyArns' }] }, ''] }],
        },
      },
      Resources: {
        BrevetOidcProvider: {
          Type: 'AWS::IAM::OIDCProvider',
          Condition: 'CreatesBrevetOidcProvider',
          Properties: { Url: 'https://brevet.example/aws', ClientIdList: ['sts.amazonaws.com'] },
        },
        ReadOnlyRole: {
          Type: 'AWS::IAM::Role',
          Properties: {
            RoleName: 'ReadOnly',
            Path: '/',
            Description: 'Look, do not touch',
            MaxSessionDuration: 43_200,
            AssumeRolePolicyDocument: plan.roles[0]?.trustPolicy,
            ManagedPolicyArns: {
              'Fn::If': ['ReadOnlyRoleHasPolicies', { Ref: 'ReadOnlyRolePolicyArns' }, { Ref: 'AWS::NoValue' }],
            },
          },
        },
      },
    })
  })

  it('begins with what it is, how it is used and what to know, as comments', () => {
    const comments = text.split('\n').filter((line) => line.startsWith('#'))
    expect(comments.slice(0, 3)).toEqual([
      '# Trust for Brevet by web-identity in account 111122223333 (aws).',
      '# aws cloudformation deploy --stack-name brevet-trust --template-file FILE --capabilities CAPABILITY_NAMED_IAM --region us-east-1',
      '# Roles that exist already are imported into the stack first.',
    ])
    expect(comments.slice(3)).toEqual(plan.notes.map((note) => `# ${note}`))
  })

  it('quotes what YAML 1.1 would read as a date, a number or a yes', () => {
    for (const quoted of ['Version: "2012-10-17"', '- "true"', 'AWSTemplateFormatVersion: "2010-09-09"']) {
      expect(text).toContain(quoted)
    }
  })
})

it('gives each provider of a plan a name of its own', () => {
  const roles = [makeRole({ methods: ['web-identity', 'saml', 'id-token'] })]
  const config = makeConfig({ roles, company: [{ id: 'brevet' }] })
  const { Resources } = parse(renderCloudFormation(makePlan(null, { config, samlMetadata, subjects: ['u-1'] })))
  expect(Object.keys(Resources)).toEqual([
    'BrevetOidcProvider',
    'BrevetSamlProvider',
    'BrevetOidc2Provider',
    'ReadOnlyRole',
  ])
})

it('makes the user with its policy', () => {
  const plan = makePlan('session-token')
  const { Resources } = parse(renderCloudFormation(plan))
  expect(Resources.User.Properties).toMatchObject({
    UserName: 'brevet',
    Policies: [{ PolicyName: 'brevet', PolicyDocument: plan.user?.policy }],
  })
})

it('carries the policies of other accounts as metadata, and says whose they are', () => {
  const via = ['arn:aws:iam::222222222222:role/Hub']
  const plan = makePlan('assume-role', { config: makeConfig({ trust: { via } }) })
  const text = renderCloudFormation(plan)
  const [own, hub] = plan.callers
  expect(parse(text).Metadata).toEqual({
    BrevetCallers: [
      { Arn: own?.principal.arn, PolicyDocument: own?.policy },
      { Arn: via[0], PolicyDocument: hub?.policy, AssumeRolePolicyDocument: hub?.trustPolicy },
    ],
  })
  expect(text).toContain(`# The policies of ${via[0]}, under Metadata, belong to its own account.`)
})
