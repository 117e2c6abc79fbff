/** What is registered in the account: nothing of Brevet's own. */
export interface Registration {
  readonly issuer: string
  readonly audience: string
  readonly jwks: () => Promise<object>
  /** The company's provider, with Brevet as its client. Default: none. */
  readonly company?: { readonly issuer: string; readonly clientId: string; readonly jwks: () => Promise<object> }
  readonly samlProviders: readonly { readonly arn: string; readonly metadata: () => Promise<string> }[]
  readonly callers: readonly RegisteredCaller[]
  /** What the trust policies of an account pin as sts:ExternalId. */
  readonly externalId: (accountId: string) => string
  readonly now: () => Date
}

/** Keys that STS knows, and whose they are. */
export interface RegisteredCaller {
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly arn: string
  /** The device of an IAM user, and the code it shows now. */
  readonly mfa: { readonly serialNumber: string; readonly code: () => string } | null
}
