/** What Brevet itself refuses of somebody who is signed in, by error code. */
export const portalRefusals = {
  not_signed_in: {
    title: 'You are not signed in',
    advice: 'Your session has ended or was never begun. Sign in, then try again.',
  },
  api_token_refused: {
    title: 'This token does not count',
    advice: 'It was never made, was ended, or is past its end. Make a new one on the page of your sessions in Brevet.',
  },
  api_token_asleep: {
    title: 'You are signed in nowhere',
    advice: 'A token acts for you while you are signed in to Brevet. Sign in there in a browser, then try again.',
  },
  api_token_scope: {
    title: 'This token may not do that',
    advice:
      'It was made for less. Make another one with the scope that you need on the page of your sessions in Brevet.',
  },
  api_token_limit: {
    title: 'You have as many tokens as you may',
    advice: 'End one that you no longer need, then make the new one.',
  },
  origin_refused: {
    title: 'This request did not come from Brevet',
    advice:
      'Another site tried to act for you, or the address of the portal is not the one it is set up for. Nothing was done.',
  },
  request_malformed: { title: 'The request could not be understood', advice: 'Reload the page and try again.' },
  rate_limited: {
    title: 'Too many at once',
    advice:
      'Brevet was asked for this more often than it allows in a minute. Nothing was done. Wait a minute, then try again.',
  },
  not_found: { title: 'There is nothing here', advice: 'The address may be mistyped, or the thing behind it is gone.' },
  not_entitled: {
    title: 'No such role for you',
    advice:
      'The role does not exist, or no grant gives it to you. Check the account and the role, or ask whoever grants access.',
  },
  keys_not_allowed: { title: 'This role gives no keys', advice: 'It may be used in the console only.' },
  console_not_allowed: { title: 'This role does not open the console', advice: 'It may be used with keys only.' },
  console_opens_whole: {
    title: 'This way opens the whole role',
    advice:
      'AWS narrows nothing on its SAML sign-in. Nothing was opened. Choose the other way to narrow the session, or narrow nothing.',
  },
  destination_not_allowed: {
    title: 'This is not a console address',
    advice: 'Brevet opens pages of the AWS console in the partition of the account, and nothing else.',
  },
  reason_required: {
    title: 'This role asks why',
    advice: 'Say why you need it, or give the ticket in the form that is shown. Nothing was issued.',
  },
  sign_in_ends_soon: {
    title: 'Your sign-in ends too soon',
    advice:
      'What this role hands out ends with your sign-in, and AWS gives nothing shorter than 15 minutes. Sign out, sign in again, then try again.',
  },
  proof_missing: {
    title: 'This role needs another sign-in',
    advice:
      'AWS takes the answer of a company sign-in itself here, and you came another way. Sign out, then sign in by your company’s own sign-in; if there is none, tell the people who run Brevet.',
  },
  proof_expired: {
    title: 'Sign in again for this role',
    advice:
      'AWS takes your company’s own answer here, and what Brevet holds of it has expired and could not be renewed. Sign out and in again, then ask once more.',
  },
  assertion_stale: {
    title: 'Your company confirms you anew',
    advice:
      'AWS takes your company’s own word for this role, and takes it for five minutes. Nothing was issued. Let your company confirm you, then ask once more.',
  },
  assertion_without_role: {
    title: 'Your company does not name this role',
    advice:
      'You are allowed to use it in Brevet, but AWS goes by your company’s own word here, and that does not name this role. Nothing was issued. Whoever runs your company’s sign-in has to add it to what is sent to AWS.',
  },
} as const
