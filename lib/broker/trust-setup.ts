import type { BaseIdentity } from '../domain/base-identity'
import type { Account } from '../domain/entitlement'
import type { Identity } from '../domain/identity'
import { companySources } from '../trust/company-issuer'
import { renderTrust, type TrustFormat, trustFormats } from '../trust/formats'
import { type TrustMethod, type TrustPlan, trustMethods } from '../trust/plan'
import { planTrust } from '../trust/plan-trust'
import { methodsOfAccount } from '../trust/role-methods'
import { ownPrincipal } from './own-principal'
import type { Setup } from './setup'

/** How an account's IAM is set up: ready texts, or why there are none. */
export interface TrustSetup {
  readonly account: Account
  /** Null: by all methods of brevet.yaml. */
  readonly method: TrustMethod | null
  /** By which brevet.yaml reaches the roles of the account, in the order of the list. */
  readonly ownMethods: readonly TrustMethod[]
  /** Asked of people where their own ID tokens admit them; null where they do not. */
  readonly people: AdmittedPeople | null
  readonly result: TrustTexts
}

export interface AdmittedPeople {
  /** As they were given. */
  readonly subjects: readonly string[]
  /** The sources whose ID tokens count; with several, a subject has `<source>:` before it. */
  readonly sources: readonly string[]
}

type TrustTexts =
  | { readonly ok: false; readonly faults: readonly string[] }
  | {
      readonly ok: true
      readonly plan: TrustPlan
      readonly texts: ReadonlyArray<{ readonly format: TrustFormat; readonly text: string }>
    }

/** What a page may ask for; the first format is the default. */
export const setupChoices = { methods: trustMethods, formats: trustFormats } as const

export interface TrustSetupRequest {
  readonly identity: Identity
  readonly accountId: string
  /** Null: all that brevet.yaml names. */
  readonly method: TrustMethod | null
  readonly subjects: readonly string[]
}

interface Surroundings {
  readonly setup: Setup
  readonly base: BaseIdentity
}

/** Null for everybody but administrators, and for an account that the file does not have. */
export async function trustSetup(
  { setup, base }: Surroundings,
  { identity, accountId, method, subjects }: TrustSetupRequest,
  samlMetadata: () => Promise<string>,
): Promise<TrustSetup | null> {
  const { config, access, trusts } = setup
  const account = access.accounts.find(({ id }) => id === accountId)
  if (!access.isAdmin(identity) || !account) return null
  const principalArn = ownPrincipal(config, base)
  const ownMethods = methodsOfAccount({ config, accountId, roleNames: null, principalArn })
  const methods = method === null ? ownMethods : [method]
  const planned = planTrust({
    config,
    accountId,
    method,
    roleNames: null,
    samlMetadata: methods.includes('saml') ? await samlMetadata() : null,
    principalArn,
    externalId: trusts.externalId,
    subjects,
    companyMetadata: () => null,
  })
  const sources = companySources(config).map(({ id }) => id)
  const people = methods.includes('id-token') ? { subjects, sources } : null
  return { account, method, ownMethods, people, result: planned.ok ? textsOf(planned.plan) : planned }
}

function textsOf(plan: TrustPlan): TrustTexts {
  return { ok: true, plan, texts: trustFormats.map((format) => ({ format, text: renderTrust(plan, format) })) }
}

/** The accounts that an administrator may set up; null for everybody else. */
export function setupAccounts({ access }: Setup, identity: Identity): readonly Account[] | null {
  return access.isAdmin(identity) ? access.accounts : null
}
