import { createHash } from 'node:crypto'

/** How much one person may open. */
export interface Crowd {
  readonly accounts: number
  readonly rolesEach: number
}

const teams = [
  ...['Payments', 'Checkout', 'Catalogue', 'Search', 'Customer accounts', 'Orders', 'Logistics', 'Maps', 'Messaging'],
  ...['Analytics', 'Advertising', 'Identity', 'Finance', 'Legal', 'Support', 'Mobile', 'Partner platform', 'Media'],
  ...['Machine learning', 'Network'],
] as const

const services = [
  ...['ledger', 'cards', 'payouts', 'fraud', 'basket', 'pricing', 'vouchers', 'tax', 'products', 'suppliers'],
  ...['index', 'ranking', 'profile', 'consent', 'loyalty', 'returns', 'invoices', 'history', 'archive', 'gateway'],
] as const

const environments = ['production', 'staging', 'development', 'sandbox', 'shared'] as const
const suffixes = { production: 'prod', staging: 'stg', development: 'dev', sandbox: 'sbx', shared: 'shr' } as const
const regions = ['eu-west-1', 'eu-central-1', 'us-east-1', 'ap-southeast-2'] as const

const roles = [
  { name: 'ReadOnly', description: 'Look, do not touch', maxSession: '12h' },
  { name: 'Developer', description: 'Deploy and debug the team’s services', maxSession: '8h' },
  { name: 'PowerUser', description: 'Everything but identities', maxSession: '4h' },
  { name: 'Admin', description: 'Everything', maxSession: '1h', privileged: true },
  { name: 'Billing', description: 'Costs and invoices', maxSession: '4h' },
  { name: 'NetworkOperator', description: 'Routes, gateways and name servers', maxSession: '2h' },
  { name: 'DataAnalyst', description: 'Query what is stored', maxSession: '8h' },
  { name: 'SecurityAuditor', description: 'Read every policy and every log', maxSession: '12h' },
] as const

/** The accounts, roles and grants of a large company, for somebody of the group `aws-admins`; the same at each call. */
export function crowdConfig({ accounts, rolesEach }: Crowd): object {
  const given = roles.slice(0, rolesEach)
  return {
    accounts: Array.from({ length: accounts }, (_, index) => account(index)),
    roles: given,
    grants: [
      { id: 'everybody', when: { groups: ['aws-admins'] }, accounts: ['*'], roles: ['ReadOnly'] },
      {
        id: 'builders',
        when: { groups: ['aws-admins'] },
        accounts: ['*'],
        roles: given.map(({ name }) => name).filter((name) => name !== 'ReadOnly'),
      },
    ],
  }
}

/** Twenty teams have twenty services each, in five environments each: two thousand accounts before numbers are needed. */
function account(index: number) {
  const at = <Value>(values: readonly [Value, ...Value[]], place: number) => values[place % values.length] ?? values[0]
  const environment = at(environments, index)
  const service = at(services, Math.floor(index / environments.length))
  const team = at(teams, Math.floor(index / (environments.length * services.length)))
  const round = Math.floor(index / (environments.length * services.length * teams.length))
  const number = round === 0 ? [] : [String(round + 1)]
  const name = [team, service, environment, ...number].join(' ')
  const alias = [team.slice(0, 4).trim(), service, suffixes[environment], ...number].join('-').toLowerCase()
  const id = accountId(index)
  return { id, alias, name, environment, region: at(regions, index), tags: { team: team.toLowerCase(), service } }
}

/** Twelve digits that look like chance, since real ids do not compress. */
function accountId(index: number): string {
  const hash = createHash('sha256').update(`account ${index}`).digest()
  return String(hash.readUIntBE(0, 6) % 900_000_000_000).padStart(12, '1')
}
