import type { AccessConfig, AccountConfig, GrantCondition, GrantConfig, RoleConfig } from '../config/config'
import type { Identity } from '../domain/identity'
import { plainTerms } from '../domain/terms'
import { type AccessIndex, buildAccessIndex } from './access-index'

export const productionId = '111122223333'
const developmentId = '222233334444'
export const chinaId = '333344445555'

function account(id: string, alias: string, changes: Partial<AccountConfig> = {}): AccountConfig {
  return {
    id,
    alias,
    name: alias,
    partition: 'aws',
    environment: 'production',
    region: 'eu-west-1',
    tags: {},
    methods: ['web-identity'],
    trust: { externalId: null, via: [], user: null, sendsTags: true, sendsSourceIdentity: true },
    ...changes,
  }
}

export function role(name: string, changes: Partial<RoleConfig> = {}): RoleConfig {
  return {
    name,
    path: '/',
    description: '',
    maxSessionSeconds: 3600,
    console: true,
    keys: true,
    privileged: false,
    methods: null,
    sessionPolicy: null,
    mfa: false,
    ...changes,
  }
}

/** A grant of ReadOnly in production, unless changed. */
export function grant(id: string, when: Partial<GrantCondition>, changes: Partial<GrantConfig> = {}): GrantConfig {
  const condition = { source: null, groups: null, attributes: null, groupPattern: null, ...when }
  return {
    id,
    when: condition,
    deny: false,
    accounts: ['pay-prod'],
    roles: ['ReadOnly'],
    terms: plainTerms,
    ...changes,
  }
}

/** Three accounts, three roles, and the given grants. */
export function access(grants: readonly GrantConfig[], changes: Partial<AccessConfig> = {}): AccessConfig {
  return {
    accounts: [
      account(productionId, 'pay-prod', { tags: { team: 'payments' } }),
      account(developmentId, 'pay-dev', { environment: 'development', tags: { team: 'payments', region: 'emea' } }),
      account(chinaId, 'shop-cn', { partition: 'aws-cn', region: 'cn-north-1', methods: ['saml'] }),
    ],
    roles: [role('ReadOnly'), role('Developer'), role('Admin')],
    grants,
    admins: { source: null, groups: [] },
    auditors: { source: null, groups: [] },
    ...changes,
  }
}

/** A person of the source `corp` with these groups. */
export function person(groups: readonly string[], changes: Partial<Identity> = {}): Identity {
  return {
    source: 'corp',
    subject: '7f3a',
    name: 'Ben',
    email: null,
    emailVerified: false,
    groups: groups.map((value) => ({ value, raw: value, from: 'groups' })),
    groupsFrom: 'answer',
    attributes: [],
    authenticatedAt: new Date(0),
    ...changes,
  }
}

/** What somebody may have, as `alias/role`. */
export function namesOf(index: AccessIndex, identity: Identity): readonly string[] {
  return index.resolve(identity).map((entitlement) => `${entitlement.account.alias}/${entitlement.role.name}`)
}

/** What these grants give. */
export function given(grants: readonly GrantConfig[], identity: Identity): readonly string[] {
  return namesOf(buildAccessIndex(access(grants)), identity)
}
