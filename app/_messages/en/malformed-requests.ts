/** What was asked for is nothing that Brevet gives, and what to ask for instead. */
export const malformedRequests = {
  'field-unknown': {
    title: 'The request has a field that Brevet does not know',
    advice:
      'A misspelt choice must not count as none. Nothing was issued. Check the names of its fields, or reload the page.',
  },
  'policies-add-up': {
    title: 'This session cannot be narrowed like that',
    advice:
      'AWS adds the policies of a session up, so that read only beside a policy would be wider than each of them. Nothing was issued. Choose one of the two.',
  },
  'role-has-a-policy': {
    title: 'This session cannot be narrowed like that',
    advice:
      'A policy of the role limits every session of it already, and neither read only nor another policy can stand beside that. Nothing was issued. Narrow it by service, region or address, or not at all.',
  },
  'method-takes-no-policy': {
    title: 'This role cannot be narrowed',
    advice: 'AWS takes no limits for a session of this kind. Nothing was issued. Ask for it without narrowing it.',
  },
  'policy-not-offered': {
    title: 'This role does not offer that policy',
    advice:
      'Your grants do not name it for this role. Nothing was issued. Choose one of those that are offered; reload the page to see them.',
  },
  'services-malformed': {
    title: 'These are no services of AWS',
    advice:
      'A session is narrowed to at most ten services, by their short names in IAM, such as s3 or lambda. Nothing was issued. Choose others.',
  },
  'address-unusable': {
    title: 'Your address cannot be used',
    advice:
      'Brevet sees you at an address that AWS does not see, such as one of a private network. Nothing was issued. Ask without “Only from my address”.',
  },
  'region-elsewhere': {
    title: 'This region does not belong to the account',
    advice:
      'Accounts and regions of AWS stand in separate partitions, such as China and GovCloud, and this region is in another one. Nothing was issued. Choose a region of the account’s partition.',
  },
  'duration-too-short': {
    title: 'The session would be too short',
    advice:
      'AWS gives nothing shorter than 15 minutes, and counts whole seconds. Nothing was issued. Choose 15 minutes or more.',
  },
  'mfa-code-malformed': {
    title: 'This is no one-time code',
    advice:
      'A code has six digits. It was not sent to AWS. Nothing was issued. Type the six digits that the device shows, and ask again.',
  },
} as const
