import type { TrustPlan, TrustProvider } from './plan'

/** The IAM documents with the names under which IAM's API takes them. */
export function renderJson(plan: TrustPlan): string {
  const { method, account, provider, roles, user, broker, notes, warnings } = plan
  const document = {
    method,
    account: { id: account.id, partition: account.partition },
    provider: provider && describeProvider(provider),
    roles: roles.map((role) => ({
      arn: role.arn,
      roleName: role.name,
      path: role.path,
      description: role.description,
      maxSessionDuration: role.maxSessionSeconds,
      assumeRolePolicyDocument: role.trustPolicy,
    })),
    user: user && { arn: user.arn, userName: user.name, policyDocument: user.policy },
    broker: broker && { arn: broker.principal.arn, policyDocument: broker.policy },
    notes,
    warnings,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

function describeProvider(provider: TrustProvider): object {
  const { kind, arn } = provider
  return provider.kind === 'oidc'
    ? { kind, arn, url: provider.url, clientIdList: [provider.audience] }
    : { kind, arn, name: provider.name, samlMetadataDocument: provider.metadata }
}
