import type { Config } from '../config/config'
import type { TrustMethod } from './plan'

/** What is to be planned. */
export interface TrustRequest {
  readonly config: Pick<Config, 'signIn' | 'aws' | 'access'>
  readonly accountId: string
  /** Null: the account's own. */
  readonly method: TrustMethod | null
  /** Null: every role of the configuration. */
  readonly roleNames: readonly string[] | null
  /** Brevet's metadata as identity provider, XML; null when its keys are not at hand, and then there is no plan for `saml`. */
  readonly samlMetadata: string | null
  /** Brevet's own AWS identity; without it there is no plan for `assume-role`. */
  readonly broker: { readonly principalArn: string; readonly externalId: string } | null
}
