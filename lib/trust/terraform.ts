import { block, encoded, expression, type HclValue } from './hcl'
import { commentLines, headComment } from './heading'
import { identifiers } from './identifiers'
import type { TrustCaller, TrustPlan, TrustProvider, TrustRole, TrustUser } from './plan'
import type { PolicyDocument, PolicyStatement } from './policy-document'

/** Resources for Terraform and OpenTofu. Permissions come in as variables. */
export function renderTerraform(plan: TrustPlan): string {
  const { providers, roles, user, callers } = plan
  const labels = identifiers(
    roles.map(({ name }) => name.toLowerCase()),
    { forbidden: /[^a-z0-9_-]/g, instead: '_', whenDigit: 'role_' },
  )
  const providerLabels = identifiers(
    providers.map(({ owner, kind }) => `${owner}_${kind}`),
    { forbidden: /[^A-Za-z0-9_-]/g, instead: '_', whenDigit: 'source_' },
  )
  const blocks = [
    headComment(plan, [
      'Apply it with an aws provider of that account. What exists there already is imported first.',
    ]).join('\n'),
    ...providers.map((provider, index) => providerBlock(provider, providerLabels[index] ?? '')),
    ...roles.flatMap((role, index) => roleBlocks(role, labels[index] ?? '')),
    ...(user === null ? [] : userBlocks(user)),
    ...callers.flatMap(callerOutputs),
  ]
  return `${blocks.join('\n\n')}\n`
}

function providerBlock(provider: TrustProvider, label: string): string {
  if (provider.kind === 'oidc') {
    const body = { url: provider.url, client_id_list: [provider.audience] }
    return block(['resource', 'aws_iam_openid_connect_provider', label], body)
  }
  const body = { name: provider.name, saml_metadata_document: provider.metadata }
  return block(['resource', 'aws_iam_saml_provider', label], body)
}

function roleBlocks(role: TrustRole, label: string): readonly string[] {
  return [
    block(['resource', 'aws_iam_role', label], {
      name: role.name,
      path: role.path,
      description: role.description,
      max_session_duration: role.maxSessionSeconds,
      assume_role_policy: encoded(hclPolicy(role.trustPolicy)),
    }),
    ...attachmentBlocks('role', label, role.name),
  ]
}

function userBlocks({ name, policy }: TrustUser): readonly string[] {
  return [
    block(['resource', 'aws_iam_user', name], { name }),
    block(['resource', 'aws_iam_user_policy', name], {
      name: 'brevet',
      user: expression(`aws_iam_user.${name}.name`),
      policy: encoded(hclPolicy(policy)),
    }),
    ...attachmentBlocks('user', name, name),
  ]
}

function attachmentBlocks(kind: 'role' | 'user', label: string, name: string): readonly string[] {
  const variable = `${label}_policy_arns`
  return [
    block(['variable', variable], {
      description: `ARNs of the managed policies of ${name}.`,
      type: expression('set(string)'),
      default: [],
    }),
    block(['resource', `aws_iam_${kind}_policy_attachment`, label], {
      for_each: expression(`var.${variable}`),
      [kind]: expression(`aws_iam_${kind}.${label}.name`),
      policy_arn: expression('each.value'),
    }),
  ]
}

/** Of other accounts, so no resource of this one. */
function callerOutputs({ principal, policy, trustPolicy }: TrustCaller, index: number): readonly string[] {
  const documents = [
    { name: 'policy', of: 'The permissions', policy },
    ...(trustPolicy ? [{ name: 'trust', of: 'The trust policy', policy: trustPolicy }] : []),
  ]
  return documents.map(({ name, of, policy: document }) => {
    const [comment = ''] = commentLines([`${of} of ${principal.arn}, in its own account.`])
    const label = `brevet_caller_${index + 1}_${name}`
    return `${comment}\n${block(['output', label], { value: encoded(hclPolicy(document)) })}`
  })
}

function hclPolicy({ Version, Statement }: PolicyDocument): HclValue {
  return { Version, Statement: Statement.map(hclStatement) }
}

/** A copy, since the type of a principal has no index signature. */
function hclStatement({ Principal, ...statement }: PolicyStatement): HclValue {
  const { Sid, Effect, ...rest } = statement
  return { Sid, Effect, ...(Principal && { Principal: { ...Principal } }), ...rest }
}
