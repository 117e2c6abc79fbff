/** What AWS refused and what is broken, by error code. */
export const awsRefusals = {
  sts_denied: {
    title: 'AWS refused to hand out this role',
    advice:
      "The role's trust policy does not admit this request, or the role does not exist in the account. Nothing was issued. Ask the owner of the account to check the trust policy.",
  },
  sts_token_rejected: {
    title: 'AWS did not accept who you are',
    advice:
      "AWS could not verify Brevet's word for you. The account may not have Brevet registered as identity provider. Tell the people who run Brevet, with the reference below.",
  },
  sts_token_expired: {
    title: 'AWS found the request too old',
    advice:
      'The clock of Brevet may be wrong. Try again. If it stays, tell the people who run Brevet, with the reference below.',
  },
  sts_issuer_unreachable: {
    title: 'AWS cannot reach Brevet',
    advice:
      'AWS must be able to fetch two public documents from Brevet, and could not. Try again. If it stays, tell the people who run Brevet, with the reference below.',
  },
  sts_policy_too_large: {
    title: 'Too much for one session',
    advice:
      'Tags and policies of this session exceed what AWS accepts. Nothing was issued. Narrow it by fewer choices. If that does not help, tell the people who run Brevet, with the reference below.',
  },
  sts_request_rejected: {
    title: 'AWS refused the request',
    advice:
      'What was asked for is nothing that AWS takes for this role. Nothing was issued. Try without the choices that narrow it. If that does not help, tell the people who run Brevet, with the reference below.',
  },
  sts_region_disabled: {
    title: 'STS is switched off in this region',
    advice:
      'The account does not admit AWS STS in the region that was asked, and no other configured region helped. Its owner can activate STS for the region (IAM, Account settings, Security Token Service) or enable the region itself (Account, AWS Regions); the people who run Brevet can name another region.',
  },
  sts_throttled: {
    title: 'AWS asks to slow down',
    advice: 'Too many requests reach AWS at the moment. Try again in a few seconds.',
  },
  sts_unreachable: {
    title: 'AWS does not answer',
    advice: 'No region of AWS STS answered in time. Nothing was issued. Try again in a minute.',
  },
  mfa_code_required: {
    title: 'A one-time code is needed',
    advice: 'This role asks for the code of an MFA device. Type the six digits that the device shows, and ask again.',
  },
  mfa_code_rejected: {
    title: 'AWS did not accept the code',
    advice:
      'A code counts once and for about a minute. Wait for the next one and type that; it is never sent again by itself. If new codes fail as well, tell the people who run Brevet.',
  },
  aws_credentials_missing: {
    title: 'Brevet has no AWS keys for this account',
    advice:
      'The role needs AWS credentials of Brevet’s own, and there are none. Tell the people who run Brevet, with the reference below.',
  },
  aws_credentials_rejected: {
    title: 'AWS does not accept Brevet’s own keys',
    advice:
      'The credentials with which Brevet asks AWS are unknown, expired or of another account. Tell the people who run Brevet, with the reference below.',
  },
  issuer_key_unavailable: {
    title: 'The key that signs for AWS is out of reach',
    advice:
      'AWS KMS holds it, and did not sign. Nothing was issued. Try again in a minute; if it goes on, tell the people who run Brevet, with the reference below.',
  },
  console_unreachable: {
    title: 'The AWS sign-in does not answer',
    advice:
      'The console cannot be opened at the moment. Keys still work, where the role gives them. Try again in a minute.',
  },
  console_unknown: {
    title: 'Brevet does not know this console',
    advice:
      'AWS publishes no console address for the partition of this account. The people who run Brevet can name it in the configuration, under aws.console.partitions. Keys still work, where the role gives them.',
  },
  console_sign_out_unavailable: {
    title: 'AWS cannot sign out first here',
    advice:
      'In this partition AWS does not go on to the console after its sign-out. Sign out in the console yourself, then open it from here.',
  },
  console_refused: {
    title: 'The AWS sign-in refused',
    advice:
      'AWS did not turn the session into a console sign-in. Keys still work, where the role gives them. Tell the people who run Brevet, with the reference below.',
  },
  config_invalid: {
    title: 'The configuration is wrong',
    advice: 'Tell the people who run Brevet, with the reference below.',
  },
  store_unavailable: {
    title: 'Brevet is not available',
    advice: 'Its database does not answer. Nothing was issued. Try again in a minute.',
  },
  store_locked: { title: 'Brevet is not available', advice: 'Its database is in use by another process.' },
  audit_unavailable: {
    title: 'Nothing was issued',
    advice: 'Brevet could not write its audit log, and without that it issues nothing. Try again in a minute.',
  },
  internal: {
    title: 'Brevet could not do this',
    advice: 'This is a fault of Brevet. Nothing was issued. Tell the people who run Brevet, with the reference below.',
  },
} as const
