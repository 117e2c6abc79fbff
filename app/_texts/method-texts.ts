import type { MethodDrawback, MethodReason } from '@/lib/domain/entitlement'
import type { FederationKind } from '@/lib/domain/federation-kind'

/** How AWS is asked, for people. */
export const methodNames: Readonly<Record<FederationKind, string>> = {
  'web-identity': 'Web identity, with a token from Brevet',
  saml: 'SAML, with an assertion from Brevet',
  'id-token': 'Web identity, with your company’s ID token',
  assertion: 'SAML, with your company’s assertion',
  'assume-role': 'AssumeRole, by Brevet’s own AWS identity',
  'federation-token': 'Federated user of the account’s IAM user',
  'session-token': 'Session of the account’s IAM user',
}

/** Why a method was taken. */
export const methodReasons: Readonly<Record<MethodReason['because'], string>> = {
  only: 'It is the only one for this role.',
  'longest-session': 'It gives the longest session.',
  'not-chained': 'It needs no role in between.',
  'carries-tags': 'It carries your session tags.',
  'opens-console': 'It opens the console as well.',
  order: 'It is the first of several that are alike.',
}

/** Why another was not, to be read after its name. */
export const drawbackTexts: Readonly<Record<MethodDrawback, string>> = {
  'no-credentials': 'Brevet has no AWS identity for it here',
  'session-policy': 'it does not go with the session policy of this role',
  'no-console': 'it opens no console',
  'shorter-session': 'its sessions are shorter',
  chained: 'it needs a role in between',
  'no-tags': 'it carries no session tags of Brevet',
  'listed-later': 'it is no better, and listed later',
}
