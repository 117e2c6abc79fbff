import type { TrustPlan, TrustProvider } from './plan'

/** The IAM documents with the names under which IAM's API takes them. */
export function renderJson(plan: TrustPlan): string {
  const { methods, account, providers, roles, user, callers, steps, notes, warnings } = plan
  const document = {
    methods,
    account: { id: account.id, partition: account.partition },
    providers: providers.map(describeProvider),
    roles: roles.map((role) => ({
      arn: role.arn,
      roleName: role.name,
      path: role.path,
      description: role.description,
      maxSessionDuration: role.maxSessionSeconds,
      methods: role.methods,
      assumeRolePolicyDocument: role.trustPolicy,
    })),
    user: user && { arn: user.arn, userName: user.name, policyDocument: user.policy },
    callers: callers.map(({ principal, policy, trustPolicy }) => ({
      arn: principal.arn,
      policyDocument: policy,
      assumeRolePolicyDocument: trustPolicy,
    })),
    steps,
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
