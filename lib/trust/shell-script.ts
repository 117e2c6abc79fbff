import { command, inAccount, word } from './aws-command'
import { commentLines, headComment } from './heading'
import type { OidcTrustProvider, SamlTrustProvider, TrustCaller, TrustPlan, TrustRole, TrustUser } from './plan'
import type { PolicyDocument } from './policy-document'

/**
 * A script of `aws iam` commands for any POSIX shell. Run again, it brings what is there to the same state; a role of the same name
 * under another path stops it. It attaches no permissions.
 */
export function renderShellScript(plan: TrustPlan): string {
  const { account, providers, roles, user, callers } = plan
  const sections = [
    preamble(plan),
    ...providers.map((provider) => (provider.kind === 'oidc' ? oidcProvider(provider) : samlProvider(provider))),
    ...roles.map(role),
    user === null ? [] : iamUser(user),
    ...callers.map((caller) => callerCommands(caller, account.id)),
  ]
  return `${sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`
}

function json(policy: PolicyDocument): string {
  return JSON.stringify(policy)
}

function preamble(plan: TrustPlan): readonly string[] {
  const { id, region } = plan.account
  const usage = [
    'Run it with credentials of an administrator of that account; running it again is safe.',
    'It attaches no permissions.',
    ...(plan.roles.length > 0
      ? ['Roles of these names that exist already get this trust policy instead of their own.']
      : []),
  ]
  return ['#!/bin/sh', ...headComment(plan, usage), ...inAccount({ id, region })]
}

/** A provider that is there is only given the audience that it lacks; `True` and `False` are the texts of the AWS CLI. */
function oidcProvider({ arn, url, audience }: OidcTrustProvider): readonly string[] {
  const provider = { 'open-id-connect-provider-arn': arn }
  const literal = `'${audience.replace(/[\\']/g, '\\$&')}'`
  const query = { query: `contains(ClientIDList, ${literal})`, output: 'text' }
  return [
    `known=$(${command('get-open-id-connect-provider', { ...provider, ...query })} 2>/dev/null || true)`,
    'if [ -z "$known" ]; then',
    `  ${command('create-open-id-connect-provider', { url, 'client-id-list': audience })}`,
    'elif [ "$known" != True ]; then',
    `  ${command('add-client-id-to-open-id-connect-provider', { ...provider, 'client-id': audience })}`,
    'fi',
  ]
}

function samlProvider({ arn, name, metadata }: SamlTrustProvider): readonly string[] {
  const provider = { 'saml-provider-arn': arn }
  const document = '--saml-metadata-document="$metadata"'
  return [
    `metadata=${word(metadata)}`,
    `if ${command('get-saml-provider', provider)} >/dev/null 2>&1; then`,
    `  ${command('update-saml-provider', provider)} ${document}`,
    'else',
    `  ${command('create-saml-provider', { name })} ${document}`,
    'fi',
  ]
}

function role({ name, path, arn, description, maxSessionSeconds, trustPolicy }: TrustRole): readonly string[] {
  const named = { 'role-name': name }
  const settings = { ...named, description, 'max-session-duration': String(maxSessionSeconds) }
  const creation = { ...settings, path, 'assume-role-policy-document': json(trustPolicy) }
  return [
    `found=$(${command('get-role', named)} --query=Role.Arn --output=text 2>/dev/null || true)`,
    'if [ -z "$found" ]; then',
    `  ${command('create-role', creation)}`,
    `elif [ "$found" = ${word(arn)} ]; then`,
    `  ${command('update-role', settings)}`,
    `  ${command('update-assume-role-policy', { ...named, 'policy-document': json(trustPolicy) })}`,
    'else',
    `  echo ${word(`There is another role ${name}:`)} "$found" >&2`,
    '  exit 1',
    'fi',
  ]
}

function iamUser({ name, policy }: TrustUser): readonly string[] {
  const named = { 'user-name': name }
  return [
    `if ! ${command('get-user', named)} >/dev/null 2>&1; then`,
    `  ${command('create-user', named)}`,
    'fi',
    command('put-user-policy', { ...named, 'policy-name': 'brevet', 'policy-document': json(policy) }),
  ]
}

/** Only shown: they are run in the caller's own account. */
function callerCommands({ principal, policy, trustPolicy }: TrustCaller, accountId: string): readonly string[] {
  const { kind, name } = principal
  const named = { [`${kind}-name`]: name }
  const commands = [
    ...(trustPolicy ? [command('update-assume-role-policy', { ...named, 'policy-document': json(trustPolicy) })] : []),
    command(`put-${kind}-policy`, { ...named, 'policy-name': `brevet-${accountId}`, 'policy-document': json(policy) }),
  ]
  return commentLines([`To be run in the account of ${principal.arn}:`, ...commands])
}
