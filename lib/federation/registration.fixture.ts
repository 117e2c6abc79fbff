/** What is registered in the account: nothing of Brevet's own. */
export interface Registration {
  readonly issuer: string
  readonly audience: string
  readonly jwks: () => Promise<object>
  readonly samlProvider: { readonly arn: string; readonly metadata: () => Promise<string> }
  readonly now: () => Date
}
