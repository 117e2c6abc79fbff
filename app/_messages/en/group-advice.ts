import type { GroupRefusalCode, GroupRefusalReason } from '../../../lib/domain/group-refusal'

/** What administrators do about groups that could not be found out, by code and reason. One that is missing does not compile. */
export const groupAdvice = {
  groups_incomplete: {
    no_directory:
      'The provider left groups out of its answer. Give this source a directory in brevet.yaml, or have the provider send fewer groups: only those assigned to the application, or those of a filter.',
    directory_differs:
      'The directory does not have a group that the answer names: the two name groups differently. Have the provider send what the directory tells (Entra: ids, Okta: names, Google: addresses), or translate by groupNames.',
    person_unnamed:
      'The answer does not say who this is in the directory. Entra: oid (scope profile), or the attribute objectidentifier. Okta: directory.user. Google: sub, or an e-mail address as NameID.',
    person_differs:
      'The directory found somebody else by that name. Set directory.user to the claim or attribute with the person’s Okta id or whole login.',
    other_tenant:
      'The person belongs to a tenant or domain that this directory does not serve. Give their tenant a source of its own, or list the domain.',
  },
  directory_unreachable: {
    network: 'Brevet could not connect to the directory: check DNS, proxy and firewall from where Brevet runs.',
    timeout: 'The directory did not tell all groups within eight seconds. See whether it is slow for others as well.',
    throttled: 'The directory says that it is asked too often. See what else asks it as the same application.',
    status: 'The directory reported a fault of its own, three times. See its status page.',
  },
  directory_misconfigured: {
    credentials:
      'The directory does not accept Brevet’s credentials. See whether the secret, key or token of directory has expired or was revoked.',
    permission:
      'Brevet may not read groups there. Entra: User.Read.All and GroupMember.Read.All, as application permissions with admin consent. Okta: okta.users.read, or a token of a read-only administrator. Google: domain-wide delegation of the scope for reading groups, and an administrator as subject.',
    person_unknown:
      'The directory does not know this person. See whether it is the directory of this source, and whether directory.user names them rightly.',
    answer_malformed: 'What answered is not the directory: check the addresses under directory.',
    too_large: 'An answer of the directory is larger than Brevet reads (2 MiB).',
    too_many_groups: 'The person is in more than 5,000 groups, nested ones included.',
    redirect: 'The directory redirects elsewhere, where Brevet does not follow: check the addresses under directory.',
    next_page_elsewhere:
      'The directory names another host for its next page, where Brevet does not follow: check the addresses under directory.',
    status: 'The directory refused the request. The record has the status of its answer.',
  },
} as const satisfies { readonly [Code in GroupRefusalCode]: Readonly<Record<GroupRefusalReason<Code>, string>> }
