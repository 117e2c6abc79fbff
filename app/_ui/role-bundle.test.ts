import { expect, it } from 'vitest'
import { roleBundle } from './role-bundle'

const account = {
  id: '111122223333',
  partition: 'aws',
  alias: 'pay-prod',
  name: 'Payments production',
  environment: 'production',
  region: 'eu-west-1',
  tags: {},
} as const
const role = {
  name: 'Admin',
  path: '/',
  arn: 'arn:aws:iam::111122223333:role/Admin',
  maxSessionSeconds: 3600,
  description: '',
  privileged: true,
  sessionPolicy: null,
} as const
const because = [
  { grant: 'admins', source: 'corp', group: 'aws-admins' },
  { grant: 'admins', source: 'corp', group: 'platform' },
]
const at = new Date('2026-11-25T09:00:00Z')

it('names the role, how and why it is had, through whom, the last reference and the time', () => {
  const entitlement = { account, role, method: 'saml', because } as const
  const bundle = { entitlement, sessionName: 'ana=K7', source: 'Corporate SSO', lastReference: 'brv-7K2Q-94TD', at }
  expect(roleBundle(bundle).split('\n')).toEqual([
    'Role: Admin in Payments production (1111-2222-3333)',
    'ARN: arn:aws:iam::111122223333:role/Admin',
    'Method: saml',
    'Grants: admins',
    'Session name: ana=K7',
    'Signed in through: Corporate SSO',
    'Last reference: brv-7K2Q-94TD',
    'Time: 2026-11-25T09:00:00.000Z',
  ])
  expect(roleBundle({ ...bundle, sessionName: null, lastReference: null })).not.toMatch(/name:|reference/)
})
