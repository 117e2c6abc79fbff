import type { SeedAccount } from './accounts'
import { brokerAliases, brokerArns, externalIdOf, labArns, revocable, revocationRole } from './broker'
import { type UserLab, userLabs } from './user-labs'

const roleBelowPath = `${revocationRole.path.slice(1)}${revocationRole.name}`

/** What brevet.yaml says of the accounts that show the methods with a key at AWS; nothing of all others. */
export function brokerSettings({ alias, id }: SeedAccount, accounts: readonly SeedAccount[]): object {
  const { hubRole } = brokerArns(accounts)
  const lab = userLabs.find((one) => one.alias === alias)
  if (lab) return { user: userOf(lab, accounts) }
  const externalId = externalIdOf(id)
  switch (alias) {
    case brokerAliases.home:
    case brokerAliases.mfa:
      return { externalId }
    case brokerAliases.direct:
      return { externalId, method: 'assume-role' }
    case brokerAliases.chained:
      return { externalId, method: 'assume-role', via: [hubRole] }
    default:
      return revocable.includes(alias) ? { externalId, revocationRole: roleBelowPath } : {}
  }
}

function userOf(lab: UserLab, accounts: readonly SeedAccount[]): object {
  const { kind, variable } = lab
  return {
    accessKeyId: `\${env:${variable}_ACCESS_KEY_ID}`,
    secretAccessKey: `\${env:${variable}_SECRET_ACCESS_KEY}`,
    ...(kind === 'session' ? { mfaSerial: labArns(accounts, lab).mfa } : {}),
  }
}
