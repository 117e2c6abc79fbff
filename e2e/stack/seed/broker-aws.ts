import type { AwsRegistry } from '../aws/registry'
import type { SeedAccount } from './accounts'
import {
  accountIdOf,
  type BrokerKeys,
  brokerAliases,
  brokerArns,
  externalIdOf,
  revocable,
  revocationRole,
} from './broker'

const assuming = ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']
const mayAssume = policy({ Effect: 'Allow', Action: assuming, Resource: 'arn:aws:iam::*:role/*' })
const mayWork = policy({ Effect: 'Allow', Action: ['s3:*', 'sts:GetFederationToken', 'sts:TagSession'], Resource: '*' })

const writing = ['iam:PutRolePolicy', 'iam:GetRolePolicy', 'iam:DeleteRolePolicy']
const mayRevoke = policy({ Effect: 'Allow', Action: writing, Resource: 'arn:aws:iam::*:role/*' })

/** Registers the users and the hub role that an administrator would make for the portal. */
export function registerBroker(registry: AwsRegistry, accounts: readonly SeedAccount[], keys: BrokerKeys): void {
  const home = accountIdOf(accounts, brokerAliases.home)
  const path = '/brevet/'
  registry.registerUser({
    accountId: home,
    path,
    name: 'broker',
    permissionPolicies: [mayAssume],
    mfaDevices: [{ name: 'broker' }],
    ...keys.broker,
  })
  const trustPolicy = policy(brokerTrust(brokerArns(accounts).brokerUser, home))
  const hub = { name: 'hub', trustPolicy, permissionPolicies: [mayAssume], maxSessionDuration: 43_200 }
  registry.registerRole({ accountId: home, partition: 'aws', path, ...hub })
  for (const alias of revocable) {
    const accountId = accountIdOf(accounts, alias)
    const trusting = policy(brokerTrust(brokerArns(accounts).brokerUser, accountId))
    const role = { ...revocationRole, trustPolicy: trusting, permissionPolicies: [mayRevoke] }
    registry.registerRole({ accountId, partition: 'aws', ...role })
  }
  for (const { alias, kind, key } of keys.labs) {
    registry.registerUser({
      accountId: accountIdOf(accounts, alias),
      path,
      name: kind,
      permissionPolicies: [mayWork],
      mfaDevices: kind === 'session' ? [{ name: kind }] : [],
      ...key,
    })
  }
}

/** What the roles of an account trust besides the portal's tokens: the broker, where the account is one of its own. */
export function brokerStatements(account: SeedAccount, accounts: readonly SeedAccount[]): readonly object[] {
  const { brokerUser, hubRole } = brokerArns(accounts)
  switch (account.alias) {
    case brokerAliases.direct:
      return [brokerTrust(brokerUser, account.id)]
    case brokerAliases.chained:
      return [brokerTrust(hubRole, account.id)]
    case brokerAliases.mfa:
      return [brokerTrust(brokerUser, account.id, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } })]
    default:
      return []
  }
}

/** Source: IAM User Guide, "Access to AWS accounts owned by third parties". */
function brokerTrust(principal: string, accountId: string, more: object = {}): object {
  return {
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: assuming,
    Condition: { StringEquals: { 'sts:ExternalId': externalIdOf(accountId) }, ...more },
  }
}

function policy(statement: object): object {
  return { Version: '2012-10-17', Statement: [statement] }
}
