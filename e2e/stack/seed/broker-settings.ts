import type { SeedAccount } from './accounts'
import { brokerAliases, brokerArns, externalIdOf } from './broker'

/** What brevet.yaml says of the accounts that show the methods with a key at AWS; nothing of all others. */
export function brokerSettings({ alias, id }: SeedAccount, accounts: readonly SeedAccount[]): object {
  const { hubRole, sessionMfa } = brokerArns(accounts)
  const externalId = externalIdOf(id)
  switch (alias) {
    case brokerAliases.home:
    case brokerAliases.mfa:
      return { externalId }
    case brokerAliases.direct:
      return { externalId, method: 'assume-role' }
    case brokerAliases.chained:
      return { externalId, method: 'assume-role', via: [hubRole] }
    case brokerAliases.federation:
      return { user: userOf('FEDERATION') }
    case brokerAliases.session:
      return { user: { ...userOf('SESSION'), mfaSerial: sessionMfa } }
    default:
      return {}
  }
}

function userOf(name: string): object {
  return { accessKeyId: `\${env:${name}_ACCESS_KEY_ID}`, secretAccessKey: `\${env:${name}_SECRET_ACCESS_KEY}` }
}
