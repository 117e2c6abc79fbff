import { describe, expect, it } from 'vitest'
import { awsReasons } from '../../lib/domain/aws-reason'
import type { ErrorCode } from '../../lib/domain/errors'
import type { FederationKind } from '../../lib/domain/federation-kind'
import { malformedReasons } from '../../lib/domain/malformed-reason'
import { textsIn } from '../_messages/texts-in'
import { refusalText } from './refusal-text'

const english = (code: ErrorCode, reason: unknown, method: FederationKind | null = null) =>
  refusalText(textsIn('en', 'refusals'), code, { reason, method })

describe('a request that cannot be met', () => {
  const plain = english('request_malformed', null)

  it.each(malformedReasons)('says what to ask for instead: %s', (reason) => {
    const text = english('request_malformed', reason)
    expect(text.title).not.toBe(plain.title)
    expect(text.advice).toMatch(/Nothing was issued\. (?:Ask|Check|Choose|Narrow|Type) /)
    expect([text.status, text.fixer, text.admin]).toEqual([400, 'you', null])
  })

  it('takes no reason that is not listed', () => {
    expect(english('request_malformed', 'packed-size')).toEqual(plain)
  })
})

describe('a refusal of what the person’s own provider said', () => {
  const codes = ['sts_token_rejected', 'sts_token_expired', 'sts_issuer_unreachable'] as const
  const rows = codes.flatMap((code) => [null, ...awsReasons[code]].map((reason) => ({ code, reason })))

  it.each(rows)('never blames Brevet: $code $reason', ({ code, reason }) => {
    for (const method of ['id-token', 'assertion'] as const) {
      const { title, advice, admin } = english(code, reason, method)
      expect(`${title} ${advice}`).not.toMatch(/Brevet’s|of Brevet|know Brevet|reach Brevet|from Brevet/)
      expect(admin ?? '').not.toMatch(/aws\.(?:webIdentity|saml)\./)
      expect(advice).toContain('company')
    }
  })

  it.each(['trust-policy', 'tag-session', 'set-source-identity'])(
    'is not told as a distrust of Brevet: %s',
    (reason) => {
      const { title, advice, fixer } = english('sts_denied', reason, 'assertion')
      expect([title, fixer]).toEqual(['AWS refused to hand out this role', 'accountOwner'])
      expect(advice).toContain('your company’s sign-in')
    },
  )

  it('is told of Brevet where Brevet vouched, or nobody knows who did', () => {
    const text = english('sts_token_rejected', 'provider-not-registered')
    expect(text.title).toBe('The account does not know Brevet')
    for (const method of ['web-identity', 'saml'] as const) {
      expect(english('sts_token_rejected', 'provider-not-registered', method)).toEqual(text)
    }
  })
})

describe('a refusal with one answer for several causes', () => {
  it('sends nobody away from the owner of the account, whose trust policy may be the cause', () => {
    const { fixer, advice, admin } = english('sts_denied', 'identity-policy')
    expect([fixer, advice.includes('AWS does not say which')]).toEqual(['accountOwner', true])
    expect(admin).toMatch(/trust policy of the role.*Brevet’s own AWS identity/)
  })
})

describe('a console that does not open', () => {
  const reasons = [null, ...awsReasons.console_unreachable, ...awsReasons.console_refused]
  const rows = (['console_unreachable', 'console_refused', 'console_unknown'] as const).flatMap((code) =>
    reasons.map((reason) => ({ code, reason })),
  )

  it.each(rows)('promises no keys that the role may not give: $code $reason', ({ code, reason }) => {
    expect(english(code, reason).advice).toContain('Keys still work, where the role gives them.')
  })

  it('is not called silent where AWS answered with a fault', () => {
    expect(english('console_unreachable', 'server-fault').title).toBe('The AWS sign-in has a fault')
  })
})
