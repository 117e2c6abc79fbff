import type { SeedAccount } from './accounts'
import { brokerAliases } from './broker'
import { labAliases } from './user-labs'

/** A role of the landing zone. */
export interface SeedRole {
  readonly name: string
  readonly description: string
  /** Default `/`. */
  readonly path?: string
  readonly maxSessionHours: number
  /** Default true. */
  readonly console?: false
  /** Default true. */
  readonly keys?: false
  /** Default false. */
  readonly privileged?: true
  /** Aliases of the only accounts that have it; every account by default. */
  readonly only?: readonly string[]
  /** Further keys of its entry in brevet.yaml. */
  readonly settings?: object
  /** The statement of its permission policy. */
  readonly permits: PermissionStatement
}

type PermissionStatement = {
  readonly Effect: 'Allow'
  readonly Resource: '*'
} & ({ readonly Action: readonly string[] } | { readonly NotAction: readonly string[] })

const allow = (...actions: readonly string[]): PermissionStatement => ({
  Effect: 'Allow',
  Action: actions,
  Resource: '*',
})

export const seedRoles: readonly SeedRole[] = [
  {
    name: 'ReadOnly',
    description: 'Look, do not touch',
    maxSessionHours: 12,
    permits: allow('s3:Get*', 's3:List*', 'ec2:Describe*', 'iam:Get*', 'iam:List*', 'logs:Get*', 'cloudwatch:Get*'),
  },
  {
    name: 'Developer',
    description: 'Build and debug services',
    maxSessionHours: 4,
    permits: allow('s3:*', 'lambda:*', 'dynamodb:*', 'sqs:*', 'sns:*', 'logs:*', 'cloudwatch:*', 'ec2:Describe*'),
  },
  {
    name: 'PowerUser',
    description: 'Everything except identities and the organisation',
    maxSessionHours: 4,
    permits: { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
  },
  {
    name: 'Admin',
    description: 'Full access, for a short time',
    maxSessionHours: 1,
    privileged: true,
    permits: allow('*'),
  },
  {
    name: 'Deployer',
    description: 'Roll out releases; keys only',
    path: '/ci/',
    maxSessionHours: 2,
    console: false,
    permits: allow('s3:GetObject', 's3:PutObject', 's3:ListBucket', 'cloudformation:*', 'ecr:*', 'ecs:*'),
  },
  {
    name: 'Billing',
    description: 'Invoices and budgets; console only',
    maxSessionHours: 1,
    keys: false,
    only: ['billing'],
    permits: allow('ce:*', 'budgets:*', 'cur:*', 'invoicing:Get*', 'invoicing:List*', 'payments:List*'),
  },
  {
    name: 'Guarded',
    description: 'Reached with a one-time code only',
    maxSessionHours: 1,
    only: [brokerAliases.mfa],
    settings: { method: 'assume-role', mfa: true },
    permits: allow('s3:Get*', 's3:List*'),
  },
  {
    name: 'Federated',
    description: 'A federated user that looks at buckets',
    maxSessionHours: 12,
    only: labAliases('federation'),
    settings: {
      method: 'federation-token',
      policy: { Version: '2012-10-17', Statement: [allow('s3:Get*', 's3:List*')] },
    },
    permits: allow('s3:Get*', 's3:List*'),
  },
  {
    name: 'Session',
    description: 'The user of this account, with a one-time code',
    maxSessionHours: 12,
    console: false,
    only: labAliases('session'),
    settings: { method: 'session-token' },
    permits: allow('s3:*'),
  },
]

/** The roles that exist in an account. */
export function rolesOf(account: SeedAccount): readonly SeedRole[] {
  return seedRoles.filter((role) => role.only?.includes(account.alias) ?? true)
}
