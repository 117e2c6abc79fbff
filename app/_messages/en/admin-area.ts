/** The frame and the titles of the pages for administrators. */
export const adminArea = {
  admin: 'Admin',
  audit: 'Audit log',
  setup: 'Setup',
  setupTitle: 'Set up AWS accounts',
  setupAccountTitle: 'Set up an AWS account',
} as const
