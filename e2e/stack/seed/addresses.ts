/** Where the parts of one stack answer; origins without a trailing slash. */
export interface StackAddresses {
  readonly portal: string
  readonly oidc: string
  readonly saml: string
  readonly aws: string
}
