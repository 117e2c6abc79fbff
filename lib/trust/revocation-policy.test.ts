import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { longestSessionEnd, type Revocation, type RevokedPerson } from '../domain/revocation'
import { policySize } from './policy-document'
import { inlinePolicyQuota, revocationPolicy } from './revocation-policy'
import { revocationScript } from './revocation-script'

const instant = new Date('2026-11-25T08:00:01.000Z')

function person(...names: readonly string[]): RevokedPerson {
  const marks = { sessionNames: names, sourceIdentities: names }
  return { source: 'corp', subject: names.join(), name: 'Ana', email: null, marks }
}

function revocation(who: RevokedPerson | null, reference = 'brv-7K2Q-94TD', issuedBefore = instant): Revocation {
  const by = { source: 'corp', subject: 'u-9', name: null, email: null }
  const liftsAt = longestSessionEnd(issuedBefore)
  return { id: reference, reference, person: who, issuedBefore, liftsAt, reason: 'lost', by, state: 'written' }
}

const everythingOlder = { DateLessThan: { 'aws:TokenIssueTime': '2026-11-25T08:00:01Z' } }

describe('the deny policy of a role', () => {
  it('denies everybody what was begun before, and nothing that comes later', () => {
    expect(revocationPolicy([revocation(null)])).toEqual({
      Version: '2012-10-17',
      Statement: [{ Sid: 'brv7K2Q94TD', Effect: 'Deny', Action: '*', Resource: '*', Condition: everythingOlder }],
    })
  })

  it('is narrowed to a person by source identity and by session name, each in a statement of its own', () => {
    const policy = revocationPolicy([revocation(person('ana@corp.example=K7Q2M9XA4TBNW2HD'))])
    expect(policy?.Statement.map(({ Sid, Condition }) => [Sid, Condition])).toEqual([
      [
        'brv7K2Q94TDBySourceIdentity',
        { ...everythingOlder, StringEquals: { 'aws:SourceIdentity': ['ana@corp.example=K7Q2M9XA4TBNW2HD'] } },
      ],
      [
        'brv7K2Q94TDBySessionName',
        { ...everythingOlder, StringLike: { 'aws:userid': ['*:ana@corp.example=K7Q2M9XA4TBNW2HD'] } },
      ],
    ])
  })

  it('holds several revocations at once, each with an id of its own', () => {
    const all = [
      revocation(person('ana')),
      revocation(person('ben'), 'brv-0000-0001'),
      revocation(null, 'brv-0000-0002'),
    ]
    const earlier = { ...revocation(null, 'brv-0000-0002'), issuedBefore: new Date(0) }
    const ids = (policy: ReturnType<typeof revocationPolicy>) => policy?.Statement.map(({ Sid }) => Sid)
    expect(ids(revocationPolicy([...all.slice(0, 2), earlier]))).toEqual([
      'brv7K2Q94TDBySourceIdentity',
      'brv7K2Q94TDBySessionName',
      'brv00000001BySourceIdentity',
      'brv00000001BySessionName',
      'brv00000002',
    ])
  })

  it('is none when nothing stands', () => {
    expect(revocationPolicy([])).toBeNull()
  })

  it('stays within IAM’s quota, or is refused: it is never cut', () => {
    const many = (count: number) =>
      Array.from({ length: count }, (_, index) =>
        revocation(person(`${'n'.repeat(60)}${index + 100}`), `brv-0000-${1000 + index}`),
      )
    const fitting = revocationPolicy(many(15))
    expect(fitting && policySize(fitting)).toBeLessThanOrEqual(inlinePolicyQuota)
    expect(() => revocationPolicy(many(60))).toThrow(expect.objectContaining({ code: 'revocation_too_large' }))
  })

  it.each(['*', 'a*', 'ana?', `\${aws:userid}`, 'ana:ben', 'ana ben', 'anä', 'a', 'a'.repeat(65), 'ana\n', ''])(
    'is not written for a name that AWS does not have: %j',
    (name) => {
      expect(() => revocationPolicy([revocation(person(name))])).toThrow(expect.objectContaining({ code: 'internal' }))
    },
  )

  it('never denies everybody where a person was meant, whatever marks there are', () => {
    expect(() => revocationPolicy([revocation(person())])).toThrow(expect.objectContaining({ code: 'internal' }))
    const name = fc.string({ minLength: 0, maxLength: 70, unit: 'binary' })
    fc.assert(
      fc.property(
        fc.array(name, { maxLength: 3 }),
        fc.array(name, { maxLength: 3 }),
        (sessionNames, sourceIdentities) => {
          const marks = { sessionNames, sourceIdentities }
          let policy: ReturnType<typeof revocationPolicy>
          try {
            policy = revocationPolicy([revocation({ ...person('x'), marks })])
          } catch {
            return
          }
          for (const { Condition } of policy?.Statement ?? []) {
            expect(Condition?.['StringEquals'] ?? Condition?.['StringLike']).toBeDefined()
            expect(JSON.stringify(Condition)).not.toMatch(/[?$]|\*(?!:)/)
          }
        },
      ),
    )
  })
})

describe('the script for an administrator of the account', () => {
  const role = { accountId: '111122223333', partition: 'aws', name: 'Dev', arn: '' } as const

  it('writes the policy as it would be written, and reads it back', () => {
    const policy = revocationPolicy([revocation(null)])
    const script = revocationScript(role, policy)
    expect(script).toContain(
      `aws iam put-role-policy --role-name='Dev' --policy-name='BrevetRevokeOlderSessions' --policy-document='${JSON.stringify(policy)}'\n`,
    )
    expect(script).toContain(`aws iam get-role-policy --role-name='Dev' --policy-name='BrevetRevokeOlderSessions'\n`)
    expect(script).toContain('!= 111122223333 ]')
  })

  it('takes the policy away once nothing stands', () => {
    expect(revocationScript(role, null)).toContain(
      `aws iam delete-role-policy --role-name='Dev' --policy-name='BrevetRevokeOlderSessions'\n`,
    )
  })
})
