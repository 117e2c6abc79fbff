/** Sign-ins that failed, by error code. */
export const signInRefusals = {
  source_unknown: {
    title: 'This sign-in does not exist',
    advice: 'The address names a sign-in that Brevet does not have. Choose one on the sign-in page.',
  },
  source_unreachable: {
    title: 'Your identity provider does not answer',
    advice: 'Brevet could not reach it. Try again in a minute, or use another sign-in if you have one.',
  },
  source_misconfigured: {
    title: 'This sign-in is not set up correctly',
    advice:
      'Your identity provider and Brevet do not agree about their settings. Tell the people who run Brevet, with the reference below.',
  },
  source_address_refused: {
    title: 'Brevet may not go to this sign-in’s address',
    advice:
      'The address lies in a private network, and nobody has allowed it. Tell the people who run Brevet, with the reference below; its log names the address and the setting.',
  },
  sign_in_expired: {
    title: 'This sign-in took too long',
    advice: 'A sign-in must be finished within ten minutes. Go back to the sign-in page and begin again.',
  },
  sign_in_state_mismatch: {
    title: 'This sign-in was not begun here',
    advice:
      'The answer belongs to a sign-in that this browser has not begun, has finished already, or began more than ten minutes ago. Go back to the sign-in page and begin again.',
  },
  sign_in_replayed: {
    title: 'This answer was used already',
    advice: 'An answer of your identity provider signs in once. Go back to the sign-in page and begin again.',
  },
  sign_in_cancelled: {
    title: 'The sign-in was cancelled',
    advice:
      'Your identity provider says that the sign-in was cancelled or not allowed. Begin again, or ask your administrator whether you may use this application.',
  },
  sign_in_answer_malformed: {
    title: 'The answer could not be read',
    advice:
      'Your identity provider sent something that Brevet does not accept. Tell the people who run Brevet, with the reference below.',
  },
  sign_in_answer_too_large: {
    title: 'The answer is too large',
    advice:
      'Your identity provider sent more than Brevet accepts, often because of very many groups. Tell the people who run Brevet, with the reference below.',
  },
  signature_missing: {
    title: 'The answer is not signed',
    advice: 'Your identity provider must sign its answers. Tell the people who run Brevet, with the reference below.',
  },
  signature_invalid: {
    title: 'The signature is not valid',
    advice:
      'Brevet could not verify that the answer comes from your identity provider. Its certificate or key may have changed. Tell the people who run Brevet, with the reference below.',
  },
  alg_unsupported: {
    title: 'The signature is of a kind that Brevet refuses',
    advice:
      'Your identity provider signs with an algorithm that is not safe here. Tell the people who run Brevet, with the reference below.',
  },
  issuer_mismatch: {
    title: 'The answer comes from somebody else',
    advice:
      'The issuer of the answer is not the one that Brevet expects. Tell the people who run Brevet, with the reference below.',
  },
  audience_mismatch: {
    title: 'The answer was meant for another application',
    advice: 'Your identity provider addressed it elsewhere. Tell the people who run Brevet, with the reference below.',
  },
  recipient_mismatch: {
    title: 'The answer was sent to another address',
    advice:
      'Your identity provider has another address of Brevet on file. Tell the people who run Brevet, with the reference below.',
  },
  nonce_mismatch: {
    title: 'The answer belongs to another sign-in',
    advice: 'Go back to the sign-in page and begin again.',
  },
  answer_expired: { title: 'The answer has expired', advice: 'Go back to the sign-in page and begin again.' },
  clock_skew: {
    title: 'The clocks do not agree',
    advice:
      'The clock of Brevet and that of your identity provider are too far apart. Tell the people who run Brevet, with the reference below.',
  },
  idp_status: {
    title: 'Your identity provider refused the sign-in',
    advice:
      'It did not say yes. Ask your administrator whether you may use this application. Tell the people who run Brevet, with the reference below.',
  },
  nameid_missing: {
    title: 'The answer names nobody',
    advice: 'Your identity provider did not say who you are. Tell the people who run Brevet, with the reference below.',
  },
  nameid_transient: {
    title: 'The answer names you differently each time',
    advice:
      'Your identity provider sends a name that changes with each sign-in. Tell the people who run Brevet, with the reference below.',
  },
  subject_mismatch: {
    title: 'The answer names two people',
    advice:
      "Your identity provider's answer is about somebody else than the rest of your sign-in. If you are signed in there as another person, sign out there first. Tell the people who run Brevet, with the reference below.",
  },
  tenant_not_allowed: {
    title: 'Your organisation is not admitted here',
    advice:
      'You signed in with an account of an organisation that this portal does not serve. Use your account of the right organisation.',
  },
  claims_malformed: {
    title: 'Your details could not be read',
    advice:
      'Your identity provider sends them in a form that Brevet does not accept. Tell the people who run Brevet, with the reference below.',
  },
  groups_incomplete: {
    title: 'Your group list is incomplete',
    advice:
      'Your identity provider does not put all your groups into its answer. Brevet does not guess: without all groups it lets nobody in. It can be put right: Brevet can ask the directory of the provider, or the provider sends fewer groups. Tell the people who run Brevet, with the reference below.',
  },
  directory_unreachable: {
    title: 'Your groups could not be looked up',
    advice:
      'Your identity provider does not put all your groups into its answer, and its directory does not answer. Brevet does not guess: without all groups it lets nobody in. Try again in a minute.',
  },
  directory_misconfigured: {
    title: 'The directory does not tell your groups',
    advice:
      'The directory of your identity provider does not tell Brevet your groups. Brevet does not guess: without all groups it lets nobody in. The audit says what to do. Tell the people who run Brevet, with the reference below.',
  },
  email_unverified: {
    title: 'Your e-mail address is not verified',
    advice:
      'This portal admits verified addresses only. Verify your address with your identity provider, then sign in again.',
  },
  email_domain_not_allowed: {
    title: 'Your e-mail domain is not admitted here',
    advice: 'This sign-in is for other addresses than yours. Use your company account, or another sign-in.',
  },
} as const
