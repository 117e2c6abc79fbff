import type { FilterParameter } from '@/lib/broker/audit-query'
import type { AuditAction, AuditOutcome } from '@/lib/domain/audit-event'

/** The audit: its list, its filter and its chain. */
export const audit = {
  title: 'Audit log',
  actions: {
    'sign-in': 'Sign-in',
    'sign-out': 'Sign-out',
    confirmation: 'Confirmation',
    keys: 'Keys',
    console: 'Console',
    'api-token': 'API token',
    'config-reload': 'Configuration read',
    'key-rotation': 'Key rotation',
    'audit-export': 'Audit export',
    revocation: 'Revocation',
    'revocation-lift': 'Deny lifted',
  } satisfies Readonly<Record<AuditAction, string>>,
  outcomes: { started: 'Begun', succeeded: 'Done', refused: 'Refused', failed: 'Failed' } satisfies Readonly<
    Record<AuditOutcome, string>
  >,
  /** What a filter is called, on its chip and on its field. */
  filters: {
    from: 'From',
    until: 'Until',
    person: 'Person',
    action: 'Action',
    account: 'Account',
    role: 'Role',
    outcome: 'Result',
    code: 'Code',
    reference: 'Reference',
    ip: 'Address',
  } satisfies Readonly<Record<FilterParameter, string>>,
  export: 'Export',
  exportMore: 'Everything that the filter finds, oldest first, not this page alone. The export itself is in the audit.',
  csv: 'CSV, for spreadsheets',
  jsonl: 'JSON Lines, with hashes to check',
  unread: 'A part of the filter was not understood',
  unreadMore: 'What is shown is not narrowed by: {names}.',
  partial: 'Older rows are still being indexed',
  partialMore:
    'Another release of Brevet wrote them. Until this is done a filter may find too little; the whole log shows all.',
  noneFits: 'No event fits this filter',
  noneFurther: 'There is nothing further',
  noneMore:
    'The audit has {total, plural, one {# row} other {# rows}}. Times are in UTC, a person is found by how the e-mail address, name or subject begins, and an account by its ID, alias or name.',
  showAll: 'Show all events',
  pages: 'Pages',
  timesInUtc: 'Times in UTC',
  newer: 'Newer',
  older: 'Older',
  remove: 'Remove filter {name}',
  clear: 'Clear',
  events: '{total, plural, one {# event} other {# events}}',
  eventsFiltered: 'Filtered from {total, plural, one {# event} other {# events}}',
  filter: 'Filter',
  show: 'Show',
  any: 'Any',
  caption: 'Events, newest first, times in UTC',
  time: 'Time, UTC',
  reason: 'Reason',
  row: 'row {sequence}',
  changed: 'This row says nothing any more: it was changed.',
  rows: '{count, plural, one {# row} other {# rows}}',
  chain: {
    broken: 'Chain broken at row {row, number}',
    checked: 'Chain checked to row {row, number} of {total, number}',
    verified: 'Chain verified to row {row, number}, <at></at>',
    notAsWritten: 'The log is not as Brevet wrote it',
    fault:
      'Row {row, number} ({kind, select, edited {edited} deleted {deleted} inserted {inserted} reordered {moved} truncated {cut off} forged {forged} other {the end forged}}): <english>{what}</english>. The rows before it are whole.',
    evidence:
      'Keep the database as it is and copy it now; it is evidence. Let somebody who does not administer it run <code>npm run audit -- verify</code> on the copy, and compare with the last export and the portal’s log lines. Brevet goes on writing rows; it repairs nothing.',
    walk: 'Rows 1 to {row, number} were each checked against the row before and the audit key, in a walk that began on {day} at {time} UTC; it begins anew every six hours. A database that was put back as a whole to an earlier state is noticed only by a hash kept elsewhere, such as in an export.',
    unchecked:
      'The chain has not been checked yet since this process started. A database that was put back as a whole to an earlier state is noticed only by a hash kept elsewhere, such as in an export.',
  },
} as const
