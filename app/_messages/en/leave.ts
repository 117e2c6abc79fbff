/** The page in between, on the way to a provider or to AWS. */
export const leave = {
  title: 'One moment',
  toProvider: 'Continue to your identity provider',
  toAws: 'Continue to the AWS console',
} as const
