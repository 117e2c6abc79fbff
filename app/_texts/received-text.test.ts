import { describe, expect, it } from 'vitest'
import type { Identity } from '@/lib/domain/identity'
import { textsIn } from '../_messages/texts-in'
import { receivedText, resultSentence } from './received-text'

const t = textsIn('en', 'received')

const identity: Identity = {
  source: 'corp',
  subject: 'u-1',
  name: 'Ben',
  email: 'ben@corp.example',
  emailVerified: true,
  groups: [{ value: 'payments-dev', raw: 'payments-dev', from: 'groups' }],
  groupsFrom: 'answer',
  attributes: [{ name: 'department', values: ['payments', 'search'] }],
  authenticatedAt: new Date('2026-03-01T09:38:00Z'),
}

describe('what Brevet was told', () => {
  it('is copied as lines', () => {
    expect(receivedText(identity, { source: 'Corporate SSO', result: '1 of 2 grants match' })).toBe(
      [
        'Signed in as: ben@corp.example',
        'Through: Corporate SSO, 2026-03-01T09:38:00.000Z',
        'Groups: payments-dev',
        'department: payments, search',
        'Result: 1 of 2 grants match',
      ].join('\n'),
    )
  })

  it('says of groups that there are none', () => {
    expect(receivedText({ ...identity, groups: [] }, { source: 'a', result: 'b' })).toContain('Groups: none')
  })

  it('tells a deny from a grant that matches nothing', () => {
    expect(resultSentence(t, { met: 0, all: 23, isEmpty: true })).toBe('0 of 23 grants match')
    expect(resultSentence(t, { met: 2, all: 23, isEmpty: true })).toContain('a deny among them leaves nothing')
    expect(resultSentence(t, { met: 2, all: 23, isEmpty: false })).toBe('2 of 23 grants match')
    expect(resultSentence(t, { met: 0, all: 1, isEmpty: true })).toBe('0 of 1 grant matches')
  })
})
