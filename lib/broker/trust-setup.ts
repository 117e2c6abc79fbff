import type { Account } from '../domain/entitlement'
import type { Identity } from '../domain/identity'
import { renderTrust, type TrustFormat, trustFormats } from '../trust/formats'
import { type TrustMethod, trustMethods } from '../trust/plan'
import { planTrust } from '../trust/plan-trust'
import type { Setup } from './setup'

/** How one method is set up in one account's IAM: ready texts, or why there are none. */
export interface TrustSetup {
  readonly account: Account
  readonly method: TrustMethod
  /** Whether brevet.yaml reaches the account by this method. */
  readonly isOwnMethod: boolean
  readonly result: TrustTexts
}

type TrustTexts =
  | { readonly ok: false; readonly faults: readonly string[] }
  | {
      readonly ok: true
      readonly notes: readonly string[]
      readonly warnings: readonly string[]
      readonly texts: ReadonlyArray<{ readonly format: TrustFormat; readonly text: string }>
    }

/** What a page may ask for; the first of each is the default. */
export const setupChoices = { methods: trustMethods, formats: trustFormats } as const

/** Null for everybody but administrators, and for an account that the file does not have. */
export async function trustSetup(
  { config, access }: Setup,
  request: { readonly identity: Identity; readonly accountId: string; readonly method: TrustMethod | null },
  samlMetadata: () => Promise<string>,
): Promise<TrustSetup | null> {
  const { identity, accountId } = request
  const account = access.accounts.find(({ id }) => id === accountId)
  const own = config.access.accounts.find(({ id }) => id === accountId)?.methods[0]
  if (!access.isAdmin(identity) || !account || !own) return null
  const method = request.method ?? trustMethods.find((known) => known === own) ?? trustMethods[0]
  const metadata = method === 'saml' ? await samlMetadata() : null
  const planned = planTrust({ config, accountId, method, roleNames: null, samlMetadata: metadata, broker: null })
  if (!planned.ok) return { account, method, isOwnMethod: method === own, result: planned }
  const { plan } = planned
  const texts = trustFormats.map((format) => ({ format, text: renderTrust(plan, format) }))
  const result = { ok: true, notes: plan.notes, warnings: plan.warnings, texts } as const
  return { account, method, isOwnMethod: method === own, result }
}

/** The accounts that an administrator may set up; null for everybody else. */
export function setupAccounts({ access }: Setup, identity: Identity): readonly Account[] | null {
  return access.isAdmin(identity) ? access.accounts : null
}
