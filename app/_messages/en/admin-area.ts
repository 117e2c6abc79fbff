/** The frame and the titles of the pages for administrators. */
export const adminArea = {
  admin: 'Admin',
  audit: 'Audit log',
  sessions: 'Sessions',
  setup: 'Setup',
  revoke: 'Revoke',
  revokeTitle: 'Revoke AWS sessions',
  revokeConfirmTitle: 'Confirm the revocation',
  setupTitle: 'Set up AWS accounts',
  setupAccountTitle: 'Set up an AWS account',
} as const
