import type { Person } from '../people'
import type { AwsStatement } from '../saml/service-provider'
import type { SeedAccount } from './accounts'
import { partnerProviderName } from './trust'

/** Roles that the partner's directory gives each group. Fewer than the portal's grants: both have to agree. */
const rolesOfGroup: Readonly<Record<string, readonly string[]>> = {
  'aws-admins': ['ReadOnly'],
  platform: ['Developer'],
  audit: ['ReadOnly'],
}

/** What the partner's provider says to AWS, in the accounts that trust it. Auditors see production only. */
export function partnerStatement(accounts: readonly SeedAccount[]): AwsStatement {
  const trusting = accounts.filter(({ method }) => method === 'assertion')
  return {
    recipient: 'https://signin.aws.amazon.com/saml',
    audience: 'urn:amazon:webservices',
    rolesOf: (person) =>
      trusting
        .filter(({ environment }) => environment === 'production' || !person.groups.includes('audit'))
        .flatMap((account) => rolePairs(account, person)),
  }
}

function rolePairs({ partition, id }: SeedAccount, { groups }: Person): readonly string[] {
  const iam = `arn:${partition}:iam::${id}`
  const roles = new Set(groups.flatMap((group) => rolesOfGroup[group] ?? []))
  return [...roles].map((role) => `${iam}:role/${role},${iam}:saml-provider/${partnerProviderName}`)
}
