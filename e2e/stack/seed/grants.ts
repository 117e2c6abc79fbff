import { brokerAliases } from './broker'
import { labAliases } from './user-labs'

/**
 * Who may have what, in the words of brevet.yaml. The groups are those of the five people, and a few that nobody has.
 */
export const grants = [
  { id: 'admins', when: { groups: ['aws-admins'] }, accounts: ['*'], roles: ['ReadOnly', 'Admin'] },
  { id: 'billing', when: { groups: ['aws-admins', 'finance-controllers'] }, accounts: ['billing'], roles: ['Billing'] },
  {
    id: 'platform',
    when: { groups: ['platform'] },
    accounts: ['environment=development', 'environment=staging', 'environment=sandbox', 'environment=shared'],
    roles: ['Developer', 'PowerUser'],
  },
  {
    id: 'platform-releases',
    when: { groups: ['platform'] },
    accounts: ['environment=production'],
    roles: ['Deployer'],
  },
  {
    id: 'payments-dev',
    when: { groups: ['payments-dev'] },
    accounts: ['pay-prod', 'team=payments'],
    roles: ['ReadOnly', 'Developer'],
    offerPolicies: ['uploads'],
  },
  {
    id: 'payments-oncall',
    when: { groups: ['payments-dev'] },
    accounts: ['pay-prod'],
    roles: ['PowerUser'],
    maxSession: '30m',
    withinSignIn: true,
    ask: { reason: 'required', ticket: 'optional', ticketPattern: 'OPS-[0-9]{1,6}' },
  },
  {
    id: 'alliance-asks',
    when: { groups: ['aws-admins'] },
    accounts: ['alliance-staging'],
    roles: ['ReadOnly'],
    ask: { reason: 'required', ticket: 'optional' },
  },
  { id: 'federated', when: { groups: ['platform'] }, accounts: labAliases('federation'), roles: ['Federated'] },
  { id: 'guarded', when: { groups: ['platform'] }, accounts: [brokerAliases.mfa], roles: ['Guarded'] },
  { id: 'session', when: { groups: ['platform'] }, accounts: labAliases('session'), roles: ['Session'] },
  { id: 'audit', when: { groups: ['audit'] }, accounts: ['*'], roles: ['ReadOnly'] },
  { id: 'data-science', when: { groups: ['data-science'] }, accounts: ['team=data', 'team=ml'], roles: ['Developer'] },
  { id: 'by-name', when: { groupPattern: 'aws-(?<account>[a-z0-9-]+)-(?<role>[A-Za-z]+)' } },
  { id: 'contractors', when: { groups: ['contractors'] }, deny: true, accounts: ['environment=production'] },
] as const
