import type { AccountConfig, AccountTrustConfig } from '../config/config'
import { BrevetError } from '../domain/errors'
import type { Secret } from '../domain/secret'
import { externalId } from './external-id'

/** What Brevet knows of the accounts' side of the trust. */
export interface AccountTrusts {
  /** The settings of a configured account. */
  of(accountId: string): AccountTrustConfig
  /** What is sent to roles of the account: as written in the file, else generated; also for accounts not in the file. */
  externalId(accountId: string): string
}

export function accountTrusts(accounts: readonly AccountConfig[], key: Secret): AccountTrusts {
  const byId = new Map(accounts.map(({ id, trust }) => [id, trust]))
  return {
    of(accountId) {
      const trust = byId.get(accountId)
      if (!trust) throw new BrevetError('internal', { reason: 'account_unknown' })
      return trust
    },
    externalId: (accountId) => byId.get(accountId)?.externalId ?? externalId(key, accountId),
  }
}
