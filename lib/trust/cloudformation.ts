import { stringify } from 'yaml'
import { headComment, headingOf } from './heading'
import { identifiers } from './identifiers'
import type { TrustCaller, TrustPlan, TrustProvider, TrustRole, TrustUser } from './plan'

type Section = Readonly<Record<string, unknown>>

/** A part of a template: what it adds to each section. */
interface Part {
  readonly Parameters: Section
  readonly Conditions: Section
  readonly Resources: Section
}

const nothing: Part = { Parameters: {}, Conditions: {}, Resources: {} }

/**
 * A CloudFormation template in YAML. Permissions come in as parameters; a provider that the account has already is left to it.
 * YAML 1.1 as CloudFormation reads it: texts that look like dates or numbers are quoted.
 */
export function renderCloudFormation(plan: TrustPlan): string {
  const { providers, roles, user, callers } = plan
  const prefixes = identifiers(
    roles.map(({ name }) => name),
    { forbidden: /[^A-Za-z0-9]/g, instead: '', whenDigit: 'Role' },
  )
  const providerIds = identifiers(
    providers.map(({ owner, kind }) => capitalised(owner) + capitalised(kind)),
    { forbidden: /[^A-Za-z0-9]/g, instead: '', whenDigit: 'Source' },
  )
  const parts = [
    ...providers.map((provider, index) => providerPart(provider, providerIds[index] ?? '')),
    ...roles.map((role, index) => rolePart(role, prefixes[index] ?? '')),
    user === null ? nothing : userPart(user),
  ]
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: headingOf(plan),
    ...(callers.length > 0 && { Metadata: { BrevetCallers: callers.map(callerMetadata) } }),
    ...joined(parts),
  }
  const text = stringify(template, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false })
  return `${[...headComment(plan, usageOf(plan)), text.trimEnd()].join('\n')}\n`
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

/** Of other accounts, so no resource of this stack. */
function callerMetadata({ principal, policy, trustPolicy }: TrustCaller): Section {
  return {
    Arn: principal.arn,
    PolicyDocument: policy,
    ...(trustPolicy && { AssumeRolePolicyDocument: trustPolicy }),
  }
}

function usageOf({ account, callers }: TrustPlan): readonly string[] {
  return [
    `aws cloudformation deploy --stack-name brevet-trust --template-file FILE --capabilities CAPABILITY_NAMED_IAM --region ${account.region}`,
    'Roles that exist already are imported into the stack first.',
    ...callers.map(({ principal }) => `The policies of ${principal.arn}, under Metadata, belong to its own account.`),
  ]
}

function joined(parts: readonly Part[]): Section {
  const join = (section: keyof Part) => Object.assign({}, ...parts.map((part) => part[section])) as Section
  const sections = { Parameters: join('Parameters'), Conditions: join('Conditions'), Resources: join('Resources') }
  return Object.fromEntries(Object.entries(sections).filter(([, content]) => Object.keys(content).length > 0))
}

function providerPart(provider: TrustProvider, id: string): Part {
  const resource =
    provider.kind === 'oidc'
      ? { Type: 'AWS::IAM::OIDCProvider', Properties: { Url: provider.url, ClientIdList: [provider.audience] } }
      : {
          Type: 'AWS::IAM::SAMLProvider',
          Properties: { Name: provider.name, SamlMetadataDocument: provider.metadata },
        }
  const { Type, Properties } = resource
  return {
    Parameters: {
      [`Create${id}Provider`]: {
        Type: 'String',
        AllowedValues: ['true', 'false'],
        Default: 'true',
        Description: `false where the account has ${provider.arn} already`,
      },
    },
    Conditions: { [`Creates${id}Provider`]: { 'Fn::Equals': [{ Ref: `Create${id}Provider` }, 'true'] } },
    Resources: { [`${id}Provider`]: { Type, Condition: `Creates${id}Provider`, Properties } },
  }
}

function rolePart({ name, path, description, maxSessionSeconds, trustPolicy }: TrustRole, prefix: string): Part {
  const { parameter, condition, arns } = managedPolicies(`${prefix}Role`)
  return {
    Parameters: { [parameter]: policyParameter(name) },
    Conditions: { [condition.name]: condition.content },
    Resources: {
      [`${prefix}Role`]: {
        Type: 'AWS::IAM::Role',
        Properties: {
          RoleName: name,
          Path: path,
          ...(description !== '' && { Description: description }),
          MaxSessionDuration: maxSessionSeconds,
          AssumeRolePolicyDocument: trustPolicy,
          ManagedPolicyArns: arns,
        },
      },
    },
  }
}

function userPart({ name, policy }: TrustUser): Part {
  const { parameter, condition, arns } = managedPolicies('User')
  return {
    Parameters: { [parameter]: policyParameter(name) },
    Conditions: { [condition.name]: condition.content },
    Resources: {
      User: {
        Type: 'AWS::IAM::User',
        Properties: {
          UserName: name,
          Policies: [{ PolicyName: 'brevet', PolicyDocument: policy }],
          ManagedPolicyArns: arns,
        },
      },
    },
  }
}

function policyParameter(name: string): object {
  const description = `ARNs of the managed policies of ${name}, separated by commas; empty for none`
  return { Type: 'CommaDelimitedList', Default: '', Description: description }
}

/** An empty list arrives as one empty text, which is no ARN. */
function managedPolicies(logicalId: string) {
  const parameter = `${logicalId}PolicyArns`
  const name = `${logicalId}HasPolicies`
  const content = { 'Fn::Not': [{ 'Fn::Equals': [{ 'Fn::Join': ['', { Ref: parameter }] }, ''] }] }
  const arns = { 'Fn::If': [name, { Ref: parameter }, { Ref: 'AWS::NoValue' }] }
  return { parameter, condition: { name, content }, arns }
}
