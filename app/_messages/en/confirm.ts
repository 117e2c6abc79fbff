/** Between a role that AWS gives by the company's own answer and the company that has to give it anew. */
export const confirm = {
  tab: 'Confirm',
  titleSilent: 'Your company confirms you anew',
  titleVisible: 'Sign in at your company again',
  leadSilent:
    'AWS takes your company’s own word for this role, and takes it for five minutes. The button leads there and back; then ask once more.',
  leadVisible:
    'Your company’s sign-in does not know this browser any more, and has to ask you before it confirms you to AWS. Sign in there as yourself.',
  goSilent: 'Confirm with {source}',
  goVisible: 'Sign in with {source}',
  back: 'Back',
  nothingYet: 'Nothing is issued until you ask again.',
} as const
