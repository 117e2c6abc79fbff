/** AWS understood, and said no. `admin`: what to look at, for whoever may change it; names settings, never a person. */
export const denials = {
  sts_denied: {
    'trust-policy': {
      title: 'AWS refused to hand out this role',
      advice:
        'You are allowed to use it in Brevet. The role in AWS does not trust Brevet for this request, or does not exist. Nothing was issued. Send the owner of the account the details below.',
      admin:
        'AWS gives this one answer to a missing role, to a missing statement and to a condition that fails. Compare the trust policy with the one below.',
    },
    'tag-session': {
      title: 'AWS refused to hand out this role',
      advice:
        'You are allowed to use it in Brevet. The role in AWS does not accept session tags from Brevet yet. Nothing was issued. Send the owner of the account the details below.',
      admin: 'The call carries session tags, and sts:TagSession is not allowed for it.',
    },
    'set-source-identity': {
      title: 'AWS refused to hand out this role',
      advice:
        'You are allowed to use it in Brevet. The role in AWS does not let Brevet say who you are. Nothing was issued. Send the owner of the account the details below.',
      admin: 'The call carries a source identity, and sts:SetSourceIdentity is not allowed for it.',
    },
    'explicit-deny': {
      title: 'A rule in AWS forbids this role',
      advice:
        'A policy of your organisation denies it, whatever else allows it. Nothing was issued. Trying again does not help.',
      admin:
        'AWS names the kind of policy that denies. No Allow outweighs it: change the Deny, or make its condition fit Brevet.',
    },
    'identity-policy': {
      title: 'AWS refused to hand out this role',
      advice:
        'You are allowed to use it in Brevet. Either the account does not admit Brevet’s request, or Brevet’s own AWS identity may not make it: AWS does not say which. Nothing was issued. Send the owner of the account the details below.',
      admin:
        'AWS uses the same words for both sides, and both must allow the call: the trust policy of the role, where its ExternalId counts as well, and a policy of Brevet’s own AWS identity; by federation-token and session-token, a policy of the account’s IAM user.',
    },
  },
  mfa_code_required: {
    'mfa-missing': {
      title: 'This role asks for a code',
      advice: 'Type the six digits that your authenticator shows, then try again.',
      admin: 'A policy demands MFA, and the call carried no serial number and code.',
    },
  },
  mfa_code_rejected: {
    'mfa-wrong': {
      title: 'AWS did not accept the code',
      advice:
        'It was mistyped, too old, or used before: each code works once. Wait for the next one and type that. Brevet never sends a code twice.',
      admin:
        'The code was wrong or used. If every code fails, the clock of the device is off: resynchronise it in IAM.',
    },
    'mfa-serial': {
      title: 'AWS does not know the MFA device',
      advice:
        'No code can work until the device is set up in Brevet as it is in AWS. After many attempts AWS gives this answer too: then wait three minutes.',
      admin:
        'The serial number in brevet.yaml must be the ARN of an MFA device that is assigned to this IAM user. A device takes nine codes in three minutes.',
    },
  },
  aws_credentials_rejected: {
    'key-unknown': {
      title: 'AWS does not know Brevet',
      advice: 'AWS did not accept Brevet’s own keys. Nothing was issued. Trying again does not help.',
      admin:
        'The access key is deleted, inactive or of another partition, or the region is not enabled for its account.',
    },
    'session-ended': {
      title: 'Brevet’s own AWS session has ended',
      advice: 'Brevet must renew it before it can ask for anything. Nothing was issued. Try again in a minute.',
      admin: 'Brevet’s ambient credentials are expired: check what renews them, such as the instance or task role.',
    },
    clock: {
      title: 'The clocks of Brevet and AWS disagree',
      advice: 'AWS takes nothing that seems too old or too new. Nothing was issued.',
      admin: 'The clock of the machine is off by minutes: check its time synchronisation.',
    },
    'signature-mismatch': {
      title: 'AWS did not accept Brevet’s signature',
      advice: 'Brevet’s own secret does not fit its key. Nothing was issued. Trying again does not help.',
      admin:
        'The secret access key is not that of the access key, or something between Brevet and AWS alters requests.',
    },
    'signature-absent': {
      title: 'AWS saw no signature of Brevet',
      advice: 'The request lost its signature, or never had one. Nothing was issued.',
      admin: 'Something between Brevet and AWS strips or alters headers: look for a proxy.',
    },
  },
} as const
