import { makeId, makeSecretAccessKey } from '../aws/identifiers'
import type { SeedAccount } from './accounts'
import { type UserLab, userLabs } from './user-labs'

/**
 * What the methods that need a key at AWS stand on. The portal's own user and its hub role live in the account `identity`; one
 * sandbox account shows each method, and its roles go on trusting the portal's tokens as well. Users of other accounts: {@link userLabs}.
 */
export const brokerAliases = {
  /** Owns the broker user and the hub role. */
  home: 'identity',
  /** Its roles trust the broker user. */
  direct: 'sandbox-lab-02',
  /** Its roles trust the hub role: reached by role chaining. */
  chained: 'sandbox-lab-03',
  /** Its roles trust the broker user with a one-time code only. */
  mfa: 'sandbox-lab-04',
} as const

/** Accounts with a role by which the portal revokes sessions; it may write inline policies of roles, and nothing else. */
export const revocable: readonly string[] = ['pay-dev', 'pay-cards-dev']

/** That role, below its path. */
export const revocationRole = { path: '/brevet/', name: 'BrevetRevocation' } as const

/** ARNs of what this seed adds; the accounts' ids follow from their aliases and are the same at each start. */
export interface BrokerArns {
  readonly brokerUser: string
  readonly brokerMfa: string
  readonly hubRole: string
}

export function brokerArns(accounts: readonly SeedAccount[]): BrokerArns {
  const arnOf = (alias: string, resource: string) => `arn:aws:iam::${accountIdOf(accounts, alias)}:${resource}`
  return {
    brokerUser: arnOf(brokerAliases.home, 'user/brevet/broker'),
    brokerMfa: arnOf(brokerAliases.home, 'mfa/broker'),
    hubRole: arnOf(brokerAliases.home, 'role/brevet/hub'),
  }
}

/** ARNs of the user of a lab and of its MFA device. */
export function labArns(
  accounts: readonly SeedAccount[],
  lab: UserLab,
): { readonly user: string; readonly mfa: string } {
  const { id, partition } = accountOf(accounts, lab.alias)
  const arn = `arn:${partition}:iam::${id}:`
  return { user: `${arn}user/brevet/${lab.kind}`, mfa: `${arn}mfa/${lab.kind}` }
}

/** The ExternalId that the trust policies of an account ask for. */
export function externalIdOf(accountId: string): string {
  return `brevet-demo-${accountId}`
}

interface LongTermKey {
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/** The long-term keys of one start of the stack. */
export interface BrokerKeys {
  readonly broker: LongTermKey
  readonly labs: readonly (UserLab & { readonly key: LongTermKey })[]
}

/** New keys; they are written nowhere. */
export function makeBrokerKeys(): BrokerKeys {
  const make = () => ({ accessKeyId: makeId('AKIA'), secretAccessKey: makeSecretAccessKey() })
  return { broker: make(), labs: userLabs.map((lab) => ({ ...lab, key: make() })) }
}

/**
 * How the portal gets the keys. The broker's are what the SDK's default chain finds; whatever AWS identity the shell has is hidden
 * from the demo. The others are there to be referred to, as `${env:FEDERATION_ACCESS_KEY_ID}`.
 */
export function brokerEnvironment({ broker, labs }: BrokerKeys): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: broker.accessKeyId,
    AWS_SECRET_ACCESS_KEY: broker.secretAccessKey,
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    ...Object.fromEntries(
      labs.flatMap(({ variable, key }) => [
        [`${variable}_ACCESS_KEY_ID`, key.accessKeyId],
        [`${variable}_SECRET_ACCESS_KEY`, key.secretAccessKey],
      ]),
    ),
  }
}

/** Id of the account with this alias. Fails when the seed has none. */
export function accountIdOf(accounts: readonly SeedAccount[], alias: string): string {
  return accountOf(accounts, alias).id
}

function accountOf(accounts: readonly SeedAccount[], alias: string): SeedAccount {
  const account = accounts.find((candidate) => candidate.alias === alias)
  if (!account) throw new Error(`the seed has no account ${alias}`)
  return account
}

/** The users whose devices roles of the partition aws ask for a one-time code, with the name of the role. */
export function mfaUsers(
  accounts: readonly SeedAccount[],
): readonly { readonly role: string; readonly userArn: string }[] {
  const lab = userLabs.find(({ kind }) => kind === 'session')
  const guarded = { role: `Guarded in ${brokerAliases.mfa}`, userArn: brokerArns(accounts).brokerUser }
  return lab ? [guarded, { role: `Session in ${lab.alias}`, userArn: labArns(accounts, lab).user }] : [guarded]
}
