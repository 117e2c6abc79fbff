import type { RoleDetail } from '../../../lib/broker/role-detail'
import type { MethodDrawback, MethodReason } from '../../../lib/domain/entitlement'
import type { FederationKind } from '../../../lib/domain/federation-kind'

/** By which method AWS is asked for a role, why, and what it is told of the person. */
export const told = {
  title: 'What AWS is told',
  method: 'Method',
  notTaken: 'Not taken',
  sessionName: 'Session name',
  sourceIdentity: 'Source identity',
  sessionTags: 'Session tags',
  arn: 'Role ARN',
  arnCopied: 'Role ARN copied',
  copyArn: '{arn}: copy role ARN',
  taken: '{method}. <why>{reason}</why>',
  passedOver: '{method}: <why>{drawback}</why>',
  passedOn: '<tag></tag><note>, passed on to the next role</note>',
  omitted: '<tag></tag> left out: {reason}',
  /** Why a tag is left out. */
  omissions: {
    absent: 'absent',
    unverified: 'unverified',
    'several values': 'several values',
    'refused by AWS': 'refused by AWS',
    'too many': 'too many',
    'switched off': 'switched off',
  } satisfies Readonly<Record<RoleDetail['preview']['session']['omitted'][number]['reason'], string>>,
  /** What Brevet does not say itself. */
  unsaid: {
    provider: 'what your company’s provider writes',
    nobody: 'none: the session is the IAM user’s',
    nothing: 'none',
  },
  methods: {
    'web-identity': 'Web identity, with a token from Brevet',
    saml: 'SAML, with an assertion from Brevet',
    'id-token': 'Web identity, with your company’s ID token',
    assertion: 'SAML, with your company’s assertion',
    'assume-role': 'AssumeRole, by Brevet’s own AWS identity',
    'federation-token': 'Federated user of the account’s IAM user',
    'session-token': 'Session of the account’s IAM user',
  } satisfies Readonly<Record<FederationKind, string>>,
  /** Why a method was taken. */
  reasons: {
    only: 'It is the only one for this role.',
    'longest-session': 'It gives the longest session.',
    'not-chained': 'It needs no role in between.',
    'carries-tags': 'It carries your session tags.',
    'opens-console': 'It opens the console as well.',
    order: 'It is the first of several that are alike.',
  } satisfies Readonly<Record<MethodReason['because'], string>>,
  /** Why another was not, read after its name. */
  drawbacks: {
    'no-credentials': 'Brevet has no AWS identity for it here',
    'session-policy': 'it does not go with the session policy of this role',
    'no-console': 'it opens no console',
    'shorter-session': 'its sessions are shorter',
    chained: 'it needs a role in between',
    'no-tags': 'it carries no session tags of Brevet',
    'listed-later': 'it is no better, and listed later',
  } satisfies Readonly<Record<MethodDrawback, string>>,
} as const
