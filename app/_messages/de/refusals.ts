import type { refusals as en } from '../en/refusals'
import type { Translation } from '../translation'
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

export const refusals = {
  codes: { ...signInRefusals, ...portalRefusals, ...awsRefusals, ...revocationRefusals },
  reasons: { ...denials, ...tokenRefusals, ...requestRefusals, request_malformed: malformedRequests },
  provider: {
    codes: providerRefusals.codes,
    reasons: { ...providerRefusals.reasons, sts_denied: providerDenials },
  },
  regions: '{n, plural, one {Es geht um die Region {names}.} other {Es geht um die Regionen {names}.}}',
  fixers: {
    you: 'Sie selbst. Hilft das nicht, so wenden Sie sich an: <operator></operator>.',
    operator: 'Wer Brevet hier betreibt: <operator></operator>.',
    accountOwner:
      'Wer für das AWS-Konto zuständig ist: {owner}. Erreichen Sie dort niemanden, so wenden Sie sich an: <operator></operator>.',
    unknownOwner:
      'Wer für das AWS-Konto zuständig ist. Wissen Sie nicht, wer das ist, so wenden Sie sich an: <operator></operator>.',
    time: 'Niemand muss etwas tun: Meist geht es vorüber. Bleibt es dabei, so wenden Sie sich an: <operator></operator>.',
  },
  unnamedOperator: 'Ihr Brevet-Team',
} as const satisfies Translation<typeof en>
