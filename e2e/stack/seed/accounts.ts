import { createHash } from 'node:crypto'
import { otherPartitions, sandboxLabs, sharedServices, type Team, teams } from './landscape'

export type SeedPartition = 'aws' | (typeof otherPartitions)[number]['partition']
type SeedEnvironment = 'production' | 'staging' | 'development' | 'sandbox' | 'shared'

export interface SeedAccount {
  /** Twelve digits. */
  readonly id: string
  readonly partition: SeedPartition
  readonly alias: string
  readonly name: string
  readonly environment: SeedEnvironment
  readonly region: string
  readonly team: string
  readonly method: 'web-identity' | 'saml' | 'id-token' | 'assertion'
}

const stages = [
  ['production', 'prod'],
  ['staging', 'staging'],
  ['development', 'dev'],
] as const

/** Ids that guides and tests name. */
const fixedIds: Readonly<Record<string, string>> = {
  'pay-prod': '111122223333',
  'workplace-prod': '222211110000',
  'alliance-prod': '333322221111',
}

/** Every account of the demo, the same at each call. */
export function createAccounts(): readonly SeedAccount[] {
  return [
    ...teams.flatMap(teamAccounts),
    ...labs(),
    ...sharedAccounts(),
    ...ownAnswerAccounts('workplace', 'Workplace', 'id-token'),
    ...ownAnswerAccounts('alliance', 'Alliance', 'assertion'),
    ...otherPartitionAccounts(),
    ...otherPartitionLabs(),
  ]
}

function teamAccounts(team: Team): readonly SeedAccount[] {
  const base = { partition: 'aws', region: team.region, team: team.id, method: team.method ?? 'web-identity' } as const
  const staged = [null, ...team.services].flatMap((service) =>
    stages.map(([environment, suffix]) =>
      account({
        ...base,
        alias: [team.prefix, service, suffix].filter(Boolean).join('-'),
        name: [team.name, service, environment].filter(Boolean).join(' '),
        environment,
      }),
    ),
  )
  const sandbox = { alias: `${team.prefix}-sandbox`, name: `${team.name} sandbox`, environment: 'sandbox' } as const
  return [...staged, account({ ...base, ...sandbox })]
}

function labs(): readonly SeedAccount[] {
  return Array.from({ length: sandboxLabs }, (_, index) => {
    const number = String(index + 1).padStart(2, '0')
    return account({
      partition: 'aws',
      alias: `sandbox-lab-${number}`,
      name: `Sandbox lab ${number}`,
      environment: 'sandbox',
      region: 'eu-west-1',
      team: 'platform',
      method: 'web-identity',
    })
  })
}

function sharedAccounts(): readonly SeedAccount[] {
  return [...sharedServices, 'billing'].map((service) =>
    account({
      partition: 'aws',
      alias: service.replaceAll(' ', '-'),
      name: `Shared ${service}`,
      environment: 'shared',
      region: 'eu-west-1',
      team: 'platform',
      method: 'web-identity',
    }),
  )
}

/** Reached by what the person's own provider says: a token of the company's, an assertion of the partner's. */
function ownAnswerAccounts(team: string, name: string, method: 'id-token' | 'assertion'): readonly SeedAccount[] {
  return stages.map(([environment, suffix]) =>
    account({
      partition: 'aws',
      alias: `${team}-${suffix}`,
      name: `${name} ${environment}`,
      environment,
      region: 'eu-central-1',
      team,
      method,
    }),
  )
}

function otherPartitionAccounts(): readonly SeedAccount[] {
  return otherPartitions.flatMap(({ partition, region, prefix, name, team, services }) =>
    services.flatMap((service) =>
      stages.map(([environment, suffix]) =>
        account({
          partition,
          alias: `${prefix}-${service}-${suffix}`,
          name: `${name} ${service} ${environment}`,
          environment,
          region,
          team,
          method: 'saml',
        }),
      ),
    ),
  )
}

/** The methods apart from SAML. Brevet's own user is of the partition `aws` and assumes no role elsewhere. */
function otherPartitionLabs(): readonly SeedAccount[] {
  const methods = {
    tokens: 'web-identity',
    company: 'id-token',
    federation: 'web-identity',
    session: 'web-identity',
  } as const
  return otherPartitions.flatMap(({ partition, region, prefix, name }) =>
    Object.entries(methods).map(([lab, method]) =>
      account({
        partition,
        alias: `${prefix}-lab-${lab}`,
        name: `${name} lab ${lab}`,
        environment: 'sandbox',
        region,
        team: 'platform',
        method,
      }),
    ),
  )
}

function account(rest: Omit<SeedAccount, 'id'>): SeedAccount {
  return { id: fixedIds[rest.alias] ?? accountId(rest.alias), ...rest }
}

/** Twelve digits that follow from the alias and do not begin with a zero. */
function accountId(alias: string): string {
  const digest = createHash('sha256').update(alias).digest()
  return String((digest.readBigUInt64BE() % 900_000_000_000n) + 100_000_000_000n)
}
