import type { ErrorCode } from '@/lib/domain/errors'

/** What a person reads when something was refused or failed. */
export interface ErrorText {
  readonly status: number
  /** What happened. */
  readonly title: string
  /** What to do, and whom to ask. */
  readonly advice: string
}

const askAdmin = 'Tell the people who run Brevet, with the reference below.'
const again = 'Go back to the sign-in page and begin again.'

/** A text for every code: a missing one does not compile. */
export const errorTexts: Readonly<Record<ErrorCode, ErrorText>> = {
  source_unknown: text(
    404,
    'This sign-in does not exist',
    'The address names a sign-in that Brevet does not have. Choose one on the sign-in page.',
  ),
  source_unreachable: text(
    503,
    'Your identity provider does not answer',
    'Brevet could not reach it. Try again in a minute, or use another sign-in if you have one.',
  ),
  source_misconfigured: text(
    502,
    'This sign-in is not set up correctly',
    `Your identity provider and Brevet do not agree about their settings. ${askAdmin}`,
  ),
  sign_in_expired: text(400, 'This sign-in took too long', `A sign-in must be finished within ten minutes. ${again}`),
  sign_in_state_mismatch: text(
    400,
    'This sign-in was not begun here',
    `The answer belongs to a sign-in that this browser has not begun, has finished already, or began more than ten minutes ago. ${again}`,
  ),
  sign_in_replayed: text(
    400,
    'This answer was used already',
    `An answer of your identity provider signs in once. ${again}`,
  ),
  sign_in_cancelled: text(
    403,
    'The sign-in was cancelled',
    'Your identity provider says that the sign-in was cancelled or not allowed. Begin again, or ask your administrator whether you may use this application.',
  ),
  sign_in_answer_malformed: text(
    400,
    'The answer could not be read',
    `Your identity provider sent something that Brevet does not accept. ${askAdmin}`,
  ),
  sign_in_answer_too_large: text(
    413,
    'The answer is too large',
    `Your identity provider sent more than Brevet accepts, often because of very many groups. ${askAdmin}`,
  ),
  signature_missing: text(400, 'The answer is not signed', `Your identity provider must sign its answers. ${askAdmin}`),
  signature_invalid: text(
    400,
    'The signature is not valid',
    `Brevet could not verify that the answer comes from your identity provider. Its certificate or key may have changed. ${askAdmin}`,
  ),
  alg_unsupported: text(
    400,
    'The signature is of a kind that Brevet refuses',
    `Your identity provider signs with an algorithm that is not safe here. ${askAdmin}`,
  ),
  issuer_mismatch: text(
    400,
    'The answer comes from somebody else',
    `The issuer of the answer is not the one that Brevet expects. ${askAdmin}`,
  ),
  audience_mismatch: text(
    400,
    'The answer was meant for another application',
    `Your identity provider addressed it elsewhere. ${askAdmin}`,
  ),
  recipient_mismatch: text(
    400,
    'The answer was sent to another address',
    `Your identity provider has another address of Brevet on file. ${askAdmin}`,
  ),
  nonce_mismatch: text(400, 'The answer belongs to another sign-in', again),
  answer_expired: text(400, 'The answer has expired', again),
  clock_skew: text(
    400,
    'The clocks do not agree',
    `The clock of Brevet and that of your identity provider are too far apart. ${askAdmin}`,
  ),
  idp_status: text(
    403,
    'Your identity provider refused the sign-in',
    `It did not say yes. Ask your administrator whether you may use this application. ${askAdmin}`,
  ),
  nameid_missing: text(400, 'The answer names nobody', `Your identity provider did not say who you are. ${askAdmin}`),
  nameid_transient: text(
    400,
    'The answer names you differently each time',
    `Your identity provider sends a name that changes with each sign-in. ${askAdmin}`,
  ),
  subject_mismatch: text(
    400,
    'The answer names two people',
    `Your identity provider's answer is about somebody else than the rest of your sign-in. If you are signed in there as another person, sign out there first. ${askAdmin}`,
  ),
  tenant_not_allowed: text(
    403,
    'Your organisation is not admitted here',
    'You signed in with an account of an organisation that this portal does not serve. Use your account of the right organisation.',
  ),
  claims_malformed: text(
    400,
    'Your details could not be read',
    `Your identity provider sends them in a form that Brevet does not accept. ${askAdmin}`,
  ),
  groups_incomplete: text(
    403,
    'Your group list is incomplete',
    `You are in more groups than your identity provider puts into its answer. Brevet does not guess: without all groups it lets nobody in. ${askAdmin}`,
  ),
  email_unverified: text(
    403,
    'Your e-mail address is not verified',
    'This portal admits verified addresses only. Verify your address with your identity provider, then sign in again.',
  ),
  email_domain_not_allowed: text(
    403,
    'Your e-mail domain is not admitted here',
    'This sign-in is for other addresses than yours. Use your company account, or another sign-in.',
  ),
  not_signed_in: text(
    401,
    'You are not signed in',
    'Your session has ended or was never begun. Sign in, then try again.',
  ),
  origin_refused: text(
    403,
    'This request did not come from Brevet',
    'Another site tried to act for you, or the address of the portal is not the one it is set up for. Nothing was done.',
  ),
  request_malformed: text(400, 'The request could not be understood', 'Reload the page and try again.'),
  rate_limited: text(
    429,
    'Too many at once',
    'Brevet was asked for this more often than it allows in a minute. Nothing was done. Wait a minute, then try again.',
  ),
  not_found: text(404, 'There is nothing here', 'The address may be mistyped, or the thing behind it is gone.'),
  not_entitled: text(
    404,
    'No such role for you',
    'The role does not exist, or no grant gives it to you. Check the account and the role, or ask whoever grants access.',
  ),
  keys_not_allowed: text(403, 'This role gives no keys', 'It may be used in the console only.'),
  console_not_allowed: text(403, 'This role does not open the console', 'It may be used with keys only.'),
  console_opens_whole: text(
    400,
    'This way opens the whole role',
    'AWS narrows nothing on its SAML sign-in. Nothing was opened. Choose the other way to narrow the session, or narrow nothing.',
  ),
  destination_not_allowed: text(
    400,
    'This is not a console address',
    'Brevet opens pages of the AWS console in the partition of the account, and nothing else.',
  ),
  reason_required: text(
    400,
    'This role asks why',
    'Say why you need it, or give the ticket in the form that is shown. Nothing was issued.',
  ),
  sign_in_ends_soon: text(
    403,
    'Your sign-in ends too soon',
    'What this role hands out ends with your sign-in, and AWS gives nothing shorter than 15 minutes. Sign out, sign in again, then try again.',
  ),
  proof_missing: text(
    403,
    'This role needs another sign-in',
    'AWS takes the answer of a company sign-in itself here, and you came another way. Sign out, then sign in by your company’s own sign-in; if there is none, tell the people who run Brevet.',
  ),
  proof_expired: text(
    401,
    'Sign in again for this role',
    'AWS takes your company’s own answer here, and what Brevet holds of it has expired and could not be renewed. Sign out and in again, then ask once more.',
  ),
  assertion_stale: text(
    403,
    'Your company confirms you anew',
    'AWS takes your company’s own word for this role, and takes it for five minutes. Nothing was issued. Let your company confirm you, then ask once more.',
  ),
  assertion_without_role: text(
    403,
    'Your company does not name this role',
    'You are allowed to use it in Brevet, but AWS goes by your company’s own word here, and that does not name this role. Nothing was issued. Whoever runs your company’s sign-in has to add it to what is sent to AWS.',
  ),
  sts_denied: text(
    403,
    'AWS refused to hand out this role',
    "The role's trust policy does not admit this request, or the role does not exist in the account. Nothing was issued. Ask the owner of the account to check the trust policy.",
  ),
  sts_token_rejected: text(
    502,
    'AWS did not accept who you are',
    `AWS could not verify Brevet's word for you. The account may not have Brevet registered as identity provider. ${askAdmin}`,
  ),
  sts_token_expired: text(
    502,
    'AWS found the request too old',
    `The clock of Brevet may be wrong. Try again. If it stays, ${lower(askAdmin)}`,
  ),
  sts_issuer_unreachable: text(
    502,
    'AWS cannot reach Brevet',
    `AWS must be able to fetch two public documents from Brevet, and could not. Try again. If it stays, ${lower(askAdmin)}`,
  ),
  sts_policy_too_large: text(
    400,
    'Too much for one session',
    `Tags and policies of this session exceed what AWS accepts. Nothing was issued. Narrow it by fewer choices. If that does not help, ${lower(askAdmin)}`,
  ),
  sts_request_rejected: text(
    400,
    'AWS refused the request',
    `What was asked for is nothing that AWS takes for this role. Nothing was issued. Try without the choices that narrow it. If that does not help, ${lower(askAdmin)}`,
  ),
  sts_region_disabled: text(
    502,
    'STS is switched off in this region',
    'The account does not admit AWS STS in the region that was asked, and no other configured region helped. Its owner can activate STS for the region (IAM, Account settings, Security Token Service) or enable the region itself (Account, AWS Regions); the people who run Brevet can name another region.',
  ),
  sts_throttled: text(
    503,
    'AWS asks to slow down',
    'Too many requests reach AWS at the moment. Try again in a few seconds.',
  ),
  sts_unreachable: text(
    503,
    'AWS does not answer',
    'No region of AWS STS answered in time. Nothing was issued. Try again in a minute.',
  ),
  mfa_code_required: text(
    403,
    'A one-time code is needed',
    'This role asks for the code of an MFA device. Type the six digits that the device shows, and ask again.',
  ),
  mfa_code_rejected: text(
    403,
    'AWS did not accept the code',
    'A code counts once and for about a minute. Wait for the next one and type that; it is never sent again by itself. If new codes fail as well, tell the people who run Brevet.',
  ),
  aws_credentials_missing: text(
    503,
    'Brevet has no AWS keys for this account',
    `The role needs AWS credentials of Brevet’s own, and there are none. ${askAdmin}`,
  ),
  aws_credentials_rejected: text(
    502,
    'AWS does not accept Brevet’s own keys',
    `The credentials with which Brevet asks AWS are unknown, expired or of another account. ${askAdmin}`,
  ),
  console_unreachable: text(
    503,
    'The AWS sign-in does not answer',
    'The console cannot be opened at the moment. Keys still work, where the role gives them. Try again in a minute.',
  ),
  console_unknown: text(
    501,
    'Brevet does not know this console',
    'AWS publishes no console address for the partition of this account. The people who run Brevet can name it in the configuration, under aws.console.partitions. Keys still work, where the role gives them.',
  ),
  console_sign_out_unavailable: text(
    400,
    'AWS cannot sign out first here',
    'In this partition AWS does not go on to the console after its sign-out. Sign out in the console yourself, then open it from here.',
  ),
  console_refused: text(
    502,
    'The AWS sign-in refused',
    `AWS did not turn the session into a console sign-in. Keys still work, where the role gives them. ${askAdmin}`,
  ),
  config_invalid: text(500, 'The configuration is wrong', askAdmin),
  store_unavailable: text(
    503,
    'Brevet is not available',
    'Its database does not answer. Nothing was issued. Try again in a minute.',
  ),
  store_locked: text(503, 'Brevet is not available', 'Its database is in use by another process.'),
  audit_unavailable: text(
    503,
    'Nothing was issued',
    'Brevet could not write its audit log, and without that it issues nothing. Try again in a minute.',
  ),
  internal: text(500, 'Brevet could not do this', `This is a fault of Brevet. Nothing was issued. ${askAdmin}`),
}

function text(status: number, title: string, advice: string): ErrorText {
  return { status, title, advice }
}

function lower(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1)
}
