import type { AccountView } from './access-view'
import { plainOffer } from './role-target.fixture'

/** An account of a list, with roles by their names. */
export function accountOf(
  id: string,
  name: string,
  environment: string,
  roles: readonly string[],
  tags: AccountView['tags'] = {},
): AccountView {
  return {
    id,
    name,
    alias: name
      .toLowerCase()
      .replace(/production$/i, 'prod')
      .replaceAll(' ', '-'),
    environment,
    region: 'eu-west-1',
    tags,
    roles: roles.map((role) => ({
      id: `${id}/${role}`,
      name: role,
      description: role === 'ReadOnly' ? 'Look, do not touch' : '',
      console: true,
      keys: true,
      privileged: false,
      maxDurationSeconds: 3600,
      offer: plainOffer,
      method: ['web-identity', 'only'] as const,
      needsMfaCode: false,
    })),
  }
}

/** Four accounts in three environments, six roles. */
export const someAccounts: readonly AccountView[] = [
  accountOf('333333333333', 'Sandbox ana', 'sandbox', ['Admin']),
  accountOf('111122223333', 'Payments production', 'production', ['ReadOnly', 'Admin'], { team: 'payments' }),
  accountOf('111122225555', 'Payments development', 'dev', ['ReadOnly', 'Developer'], { team: 'payments' }),
  accountOf('222222222222', 'Ledger production', 'prod', ['ReadOnly'], {
    team: 'ledger',
    'cost centre': 'Back office',
  }),
]
