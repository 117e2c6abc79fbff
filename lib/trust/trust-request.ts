import type { Config } from '../config/config'
import type { TrustMethod } from './plan'

/** What is to be planned. */
export interface TrustRequest {
  readonly config: Pick<Config, 'signIn' | 'aws' | 'access'>
  readonly accountId: string
  /** Null: all that brevet.yaml names, for each role its own. */
  readonly method: TrustMethod | null
  /** Null: every role of the configuration. */
  readonly roleNames: readonly string[] | null
  /** Brevet's metadata as identity provider, XML; null when its keys are not at hand, and then there is no plan for `saml`. */
  readonly samlMetadata: string | null
  /** Brevet's own AWS identity; without it there is no plan for `assume-role`, unless others assume the roles on its behalf. */
  readonly principalArn: string | null
  /** What Brevet sends to roles of an account; null when that is not known, and then there is no plan for `assume-role`. */
  readonly externalId: (accountId: string) => string | null
  /** Whom `id-token` admits: the `sub` of their ID tokens, with `<source>:` before it where several sources could be meant. */
  readonly subjects: readonly string[]
  /** Metadata of a source's application for AWS, XML; null where they are not at hand, and then there is no plan for `assertion`. */
  readonly companyMetadata: (source: string) => string | null
}
