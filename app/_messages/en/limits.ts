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
  /** To be read after its length. */
  noLonger: {
    role: 'the role gives no longer',
    grant: 'your grant gives no longer',
    method: 'AWS gives no longer by this method',
    chaining: 'AWS gives no longer by way of another role',
    'sign-in': 'your sign-in ends <time></time>',
    provider: 'your company’s provider gives no longer',
  },
  noLongerGrant: 'the grant {grant} gives no longer',
} as const
