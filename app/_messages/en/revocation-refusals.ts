/** AWS sessions were not revoked, or not by Brevet. */
export const revocationRefusals = {
  revocation_name_mismatch: {
    title: 'That is not the name',
    advice: 'Nothing was revoked. Type the name exactly as it is shown.',
  },
  revocation_busy: {
    title: 'Somebody else is changing this role',
    advice: 'Another revocation of the role is being written or lifted. Nothing was done. Try again in a minute.',
  },
  revocation_too_large: {
    title: 'Too many revocations for one role',
    advice:
      'IAM takes 10,240 characters of inline policies for a role, and these would be more. Nothing was revoked. Revoke everybody’s sessions of the role, which takes the place of the others.',
  },
  iam_refused: {
    title: 'AWS did not let Brevet write the policy',
    advice: 'Nothing was changed in the account. Its administrator can run the script that is shown.',
  },
  iam_unreachable: {
    title: 'IAM does not answer',
    advice: 'Whether the policy was written is not known. Look at the role in the account, then try again.',
  },
} as const
