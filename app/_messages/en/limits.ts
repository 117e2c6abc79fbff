/** What sets the longest session. */
export const limits = {
  /** To be read after its end. */
  longest: {
    role: 'the longest this role gives',
    grant: 'the longest your grant gives',
    method: 'the longest AWS gives for this account',
    chaining: 'the longest AWS gives by way of another role',
    'sign-in': 'when your sign-in ends',
    provider: 'the longest your company gives',
  },
} as const
