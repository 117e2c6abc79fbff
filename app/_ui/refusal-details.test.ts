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
  it('name what happened, where, the code and the reference', () => {
    expect(refusalDetails(refusal)).toBe(
      [
        'Brevet says: AWS does not answer',
        'Role: Admin in Payments production (1111-2222-3333)',
        'Code: sts_unreachable',
        'Reference: brv-7K2Q-94TD',
      ].join('\n'),
    )
  })

  it('leave out what is not known', () => {
    expect(refusalDetails({ ...refusal, code: '', reference: '', target: null })).toBe(
      'Brevet says: AWS does not answer',
    )
  })
})
