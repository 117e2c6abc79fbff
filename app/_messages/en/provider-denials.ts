/** Denials that speak of whoever vouches, where the person’s own provider does; the others do not differ. */
export const providerDenials = {
  'trust-policy': {
    advice:
      'You are allowed to use it in Brevet. The role in AWS does not trust your company’s sign-in for this request, or does not exist. Nothing was issued. Send the owner of the account the details below.',
  },
  'tag-session': {
    advice:
      'You are allowed to use it in Brevet. The role in AWS does not accept session tags from your company’s sign-in yet. Nothing was issued. Send the owner of the account the details below.',
    admin: 'What the company’s provider says carries session tags, and sts:TagSession is not allowed for it.',
  },
  'set-source-identity': {
    advice:
      'You are allowed to use it in Brevet. The role in AWS does not let your company’s sign-in say who you are. Nothing was issued. Send the owner of the account the details below.',
    admin:
      'What the company’s provider says carries a source identity, and sts:SetSourceIdentity is not allowed for it.',
  },
} as const
