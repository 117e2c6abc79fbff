import { describe, expect, it } from 'vitest'
import type { RoleTarget } from './access-view'
import { refusalDetails } from './refusal-details'
import { plainOffer } from './role-target.fixture'

const target: RoleTarget = {
  account: {
    id: '111122223333',
    name: 'Payments production',
    alias: '',
    environment: 'production',
    region: '',
    tags: {},
  },
  role: {
    id: '',
    name: 'Admin',
    description: '',
    console: true,
    keys: true,
    privileged: true,
    maxDurationSeconds: 0,
    offer: plainOffer,
    method: ['saml', 'only'],
    needsMfaCode: false,
  },
}
const refusal = { title: 'AWS does not answer', code: 'sts_unreachable', reference: 'brv-7K2Q-94TD', target }

describe('the details of a refusal', () => {
  it('name what happened, where and how, the code, the reference, the source and the time', () => {
    expect(refusalDetails({ ...refusal, source: 'Corporate SSO', at: new Date('2026-11-25T09:00:00Z') })).toBe(
      [
        'Brevet says: AWS does not answer',
        'Role: Admin in Payments production (1111-2222-3333)',
        'Method: saml',
        'Code: sts_unreachable',
        'Reference: brv-7K2Q-94TD',
        'Signed in through: Corporate SSO',
        'Time: 2026-11-25T09:00:00.000Z',
      ].join('\n'),
    )
  })

  it('leave out what is not known', () => {
    expect(refusalDetails({ ...refusal, code: '', reference: '', target: null })).toBe(
      'Brevet says: AWS does not answer',
    )
  })
})
