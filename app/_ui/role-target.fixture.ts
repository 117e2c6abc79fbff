import type { RoleTarget } from './access-view'
import type { RoleOffer } from './role-offer'

/** An offer without questions, bounded by the role. */
export const plainOffer: RoleOffer = {
  limitedBy: 'role',
  reason: null,
  ticket: null,
  ticketPatterns: [],
  narrowing: 'any',
  policies: [],
  offeredPolicies: [],
  opensByPost: false,
}

/** ReadOnly in a production account, for an hour. */
export const target: RoleTarget = {
  account: {
    id: '111122223333',
    name: 'Payments',
    alias: 'pay',
    environment: 'production',
    region: 'eu-west-1',
    tags: {},
  },
  role: {
    id: '111122223333/ReadOnly',
    name: 'ReadOnly',
    description: '',
    console: true,
    keys: true,
    privileged: false,
    maxDurationSeconds: 3600,
    method: ['web-identity', 'only'],
    needsMfaCode: false,
    offer: plainOffer,
  },
}
