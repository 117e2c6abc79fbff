/** Further roles in the same credentials file. */
export const added = {
  title: 'Add other roles to this file',
  count: '{count, number} added',
  how: 'Each is asked for by itself, as the whole role, for the length chosen above or the longest it gives.',
  needCode:
    '{count, plural, one {One role that needs the code of an MFA device cannot be added: a code counts once, for one role.} other {# roles that need the code of an MFA device cannot be added: a code counts once, for one role.}}',
  questions: 'For the added roles that ask',
  add: '{count, plural, =0 {Add roles} one {Add # role} other {Add # roles}}',
  list: 'Roles of this file',
  filter: 'Filter',
  shown: '{shown, number} of {found, number} roles. Type to see others.',
  candidates: 'Roles to add',
  none: 'No other role has these words.',
  roleIn: '<role></role> in <account></account>',
  outcomes: { waiting: 'Waiting', asking: 'Asking AWS…', issued: 'Added', refused: 'Refused' },
  reference: 'Reference {reference}',
  again: 'Try again',
  outcome: '{issued, number} added, {refused, number} refused',
} as const
