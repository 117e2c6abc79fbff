import type { MalformedTexts } from './reason-text'

const nothing = 'Nothing was issued.'
const narrowing = 'This session cannot be narrowed like that'

/** What was asked for is nothing that Brevet gives, and what to ask for instead. */
export const malformedTexts: MalformedTexts = {
  'field-unknown': {
    title: 'The request has a field that Brevet does not know',
    advice: `A misspelt choice must not count as none. ${nothing} Check the names of its fields, or reload the page.`,
  },
  'policies-add-up': {
    title: narrowing,
    advice: `AWS adds the policies of a session up, so that read only beside a policy would be wider than each of them. ${nothing} Choose one of the two.`,
  },
  'role-has-a-policy': {
    title: narrowing,
    advice: `A policy of the role limits every session of it already, and neither read only nor another policy can stand beside that. ${nothing} Narrow it by service, region or address, or not at all.`,
  },
  'method-takes-no-policy': {
    title: 'This role cannot be narrowed',
    advice: `AWS takes no limits for a session of this kind. ${nothing} Ask for it without narrowing it.`,
  },
  'policy-not-offered': {
    title: 'This role does not offer that policy',
    advice: `Your grants do not name it for this role. ${nothing} Choose one of those that are offered; reload the page to see them.`,
  },
  'services-malformed': {
    title: 'These are no services of AWS',
    advice: `A session is narrowed to at most ten services, by their short names in IAM, such as s3 or lambda. ${nothing} Choose others.`,
  },
  'address-unusable': {
    title: 'Your address cannot be used',
    advice: `Brevet sees you at an address that AWS does not see, such as one of a private network. ${nothing} Ask without “Only from my address”.`,
  },
  'region-elsewhere': {
    title: 'This region does not belong to the account',
    advice: `Accounts and regions of AWS stand in separate partitions, such as China and GovCloud, and this region is in another one. ${nothing} Choose a region of the account’s partition.`,
  },
  'duration-too-short': {
    title: 'The session would be too short',
    advice: `AWS gives nothing shorter than 15 minutes, and counts whole seconds. ${nothing} Choose 15 minutes or more.`,
  },
  'mfa-code-malformed': {
    title: 'This is no one-time code',
    advice: `A code has six digits. It was not sent to AWS. ${nothing} Type the six digits that the device shows, and ask again.`,
  },
}
