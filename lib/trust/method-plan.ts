import type { Config } from '../config/config'
import type { IamPrincipal, TrustAccount, TrustBroker, TrustProvider, TrustUser } from './plan'
import type { PolicyDocument } from './policy-document'

/** What a method's plan follows from. */
export interface MethodFacts {
  readonly config: Pick<Config, 'signIn' | 'aws'>
  readonly account: TrustAccount
  /** ARNs of the roles in question. */
  readonly roleArns: readonly string[]
  /** Brevet's metadata as identity provider, XML; null when its keys are not at hand. */
  readonly samlMetadata: string | null
  readonly caller: BrokerCaller | null
}

/** Who Brevet is in AWS, and the ExternalId that it sends to this account. */
export interface BrokerCaller {
  readonly principal: IamPrincipal
  readonly externalId: string
}

/** A method's share of a plan. */
export interface MethodPlan {
  readonly provider: TrustProvider | null
  /** The same for every role; null where no role is assumed. */
  readonly trustPolicy: PolicyDocument | null
  readonly user: TrustUser | null
  readonly broker: TrustBroker | null
  readonly notes: readonly string[]
  readonly warnings: readonly string[]
}

/** A method's plan, or the one thing that is missing for it. */
export type MethodResult =
  | { readonly ok: true; readonly plan: MethodPlan }
  | { readonly ok: false; readonly missing: string }
