/** What Brevet was told of a person, and the message that asks for access. */
export const received = {
  copyDetails: 'Copy details',
  detailsCopied: 'Details copied',
  signedInAs: 'Signed in as',
  through: 'Through',
  throughAt: '{source}, <at></at>',
  groups: 'Groups',
  result: 'Result',
  none: 'none',
  matches: '{met} of {all, plural, one {# grant matches} other {# grants match}}',
  matchesDenied: '{met} of {all, plural, other {# grants match}}, and a deny among them leaves nothing',
  copy: 'Copy',
  messageCopied: 'Message copied',
} as const
