import { makeId, makeSecretAccessKey } from '../aws/identifiers'
import type { SeedAccount } from './accounts'

/**
 * What the methods that need a key at AWS stand on. The portal's own user and its hub role live in the account `identity`; one
 * sandbox account shows each method, and its roles go on trusting the portal's tokens as well.
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
  /** Has the federation user. */
  federation: 'sandbox-lab-05',
  /** Has the user of GetSessionToken, with an MFA device. */
  session: 'sandbox-lab-06',
} as const

/** ARNs of what this seed adds; the accounts' ids follow from their aliases and are the same at each start. */
export interface BrokerArns {
  readonly brokerUser: string
  readonly brokerMfa: string
  readonly hubRole: string
  readonly federationUser: string
  readonly sessionUser: string
  readonly sessionMfa: string
}

export function brokerArns(accounts: readonly SeedAccount[]): BrokerArns {
  const arnOf = (alias: string, resource: string) => `arn:aws:iam::${accountIdOf(accounts, alias)}:${resource}`
  return {
    brokerUser: arnOf(brokerAliases.home, 'user/brevet/broker'),
    brokerMfa: arnOf(brokerAliases.home, 'mfa/broker'),
    hubRole: arnOf(brokerAliases.home, 'role/brevet/hub'),
    federationUser: arnOf(brokerAliases.federation, 'user/brevet/federation'),
    sessionUser: arnOf(brokerAliases.session, 'user/brevet/session'),
    sessionMfa: arnOf(brokerAliases.session, 'mfa/session'),
  }
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
  readonly federation: LongTermKey
  readonly session: LongTermKey
}

/** New keys; they are written nowhere. */
export function makeBrokerKeys(): BrokerKeys {
  const make = () => ({ accessKeyId: makeId('AKIA'), secretAccessKey: makeSecretAccessKey() })
  return { broker: make(), federation: make(), session: make() }
}

/**
 * How the portal gets the keys. The broker's are what the SDK's default chain finds; whatever AWS identity the shell has is hidden
 * from the demo. The others are there to be referred to, as `${env:FEDERATION_ACCESS_KEY_ID}`.
 */
export function brokerEnvironment({ broker, federation, session }: BrokerKeys): Readonly<Record<string, string>> {
  return {
    AWS_ACCESS_KEY_ID: broker.accessKeyId,
    AWS_SECRET_ACCESS_KEY: broker.secretAccessKey,
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
    FEDERATION_ACCESS_KEY_ID: federation.accessKeyId,
    FEDERATION_SECRET_ACCESS_KEY: federation.secretAccessKey,
    SESSION_ACCESS_KEY_ID: session.accessKeyId,
    SESSION_SECRET_ACCESS_KEY: session.secretAccessKey,
  }
}

/** Id of the account with this alias. Fails when the seed has none. */
export function accountIdOf(accounts: readonly SeedAccount[], alias: string): string {
  const account = accounts.find((candidate) => candidate.alias === alias)
  if (!account) throw new Error(`the seed has no account ${alias}`)
  return account.id
}
