import type { AwsCode, AwsReason } from '../../../lib/domain/aws-reason'
import type { ErrorCode } from '../../../lib/domain/errors'
import type { MalformedReason } from '../../../lib/domain/malformed-reason'
import { awsRefusals } from './aws-refusals'
import { denials } from './denials'
import { malformedRequests } from './malformed-requests'
import { portalRefusals } from './portal-refusals'
import { providerDenials } from './provider-denials'
import { providerRefusals } from './provider-refusals'
import { requestRefusals } from './request-refusals'
import { revocationRefusals } from './revocation-refusals'
import { signInRefusals } from './sign-in-refusals'
import { tokenRefusals } from './token-refusals'

interface Words {
  /** What happened. */
  readonly title: string
  /** What to do. */
  readonly advice: string
}

/** With what to look at, for whoever may change it. */
type Explained = Words & { readonly admin: string }

/** Why something was refused or failed: by its reason where there is one, else by its code. One that is missing does not compile. */
export const refusals = {
  codes: { ...signInRefusals, ...portalRefusals, ...awsRefusals, ...revocationRefusals } satisfies Readonly<
    Record<ErrorCode, Words>
  >,
  reasons: {
    ...({ ...denials, ...tokenRefusals, ...requestRefusals } satisfies {
      readonly [Code in AwsCode]: Readonly<Record<AwsReason<Code>, Explained>>
    }),
    request_malformed: malformedRequests satisfies Readonly<Record<MalformedReason, Words>>,
  },
  /** What differs where the person’s own provider vouches. */
  provider: {
    codes: providerRefusals.codes,
    reasons: {
      ...(providerRefusals.reasons satisfies {
        readonly [Code in keyof typeof tokenRefusals]: Readonly<Record<AwsReason<Code>, Explained>>
      }),
      sts_denied: providerDenials,
    },
  },
  /** The regions in which an account does not admit STS. */
  regions: '{n, plural, one {The region is {names}.} other {The regions are {names}.}}',
  fixers: {
    you: 'You. If that does not help, ask <operator></operator>.',
    operator: 'Whoever runs Brevet here: <operator></operator>.',
    accountOwner: 'The owner of the AWS account: {owner}. If you cannot reach them, ask <operator></operator>.',
    unknownOwner: 'The owner of the AWS account. If you do not know them, ask <operator></operator>.',
    time: 'Nobody has to: it usually passes. If it stays, ask <operator></operator>.',
  },
  /** The people who run Brevet, where they gave themselves no name. */
  unnamedOperator: 'your platform team',
} as const
