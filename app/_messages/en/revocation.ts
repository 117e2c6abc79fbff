/** The revocation of AWS sessions, for administrators. Scripts and policies are English. */
export const revocation = {
  title: 'Revoke AWS sessions',
  lead: 'AWS ends no session. It can deny a role everything that was begun before an instant, for one person or for everybody. Sessions that begin later are not touched.',
  find: 'Find',
  person: 'Person',
  account: 'Account',
  role: 'Role',
  findMore:
    'A person is found by how the e-mail address, name or subject begins, and an account by its ID, alias or name.',
  running: 'Running sessions <n>{count, plural, =0 {none} other {#}}</n>',
  columns: { person: 'Person', place: 'Account and role', sessions: 'Sessions', started: 'Last begun', ends: 'Ends' },
  choose: 'Revoke …',
  chooseLabel: 'Revoke the sessions of {person} in {role}, {account}',
  noneRun: 'Nothing that Brevet handed out fits, still runs, and is not denied already.',
  whole: 'Revoke every session of {role} in {account} …',
  more: 'More was handed out in the last 36 hours than is looked at here. Narrow it by person, account or role.',
  shown: 'The {count} newest are shown. Narrow it by person, account or role.',
  standing: 'What stands <n>{count, plural, =0 {nothing} other {#}}</n>',
  standingNone: 'No role has a deny of Brevet’s at the moment.',
  everybody: 'Everybody',
  before: 'Begun before',
  standsUntil: 'Stands until',
  neededUntil: 'Needed until',
  by: 'By',
  why: 'Reason',
  state: 'State',
  states: {
    written: 'Written, and read back',
    unsure: 'Not known whether it was written',
    'by-hand': 'By an administrator of the account',
  },
  liftNow: 'Lift now',
  liftNowLabel: 'Lift now: {person}, {role}, {account}',
  forget: 'It is taken away',
  forgetLabel: 'It is taken away: {person}, {role}, {account}',
  byHandMore:
    'Brevet does not write in this account. The script makes the role’s policy what it is to be now, and nobody but the account’s administrator takes it away.',
  script: 'The script',
  scriptCopied: 'Script copied',
  policy: 'The policy',
  policyCopied: 'Policy copied',
  copy: 'Copy',
  done: 'Revoked',
  doneMore:
    '{roles, plural, =0 {Nothing stands of this request.} one {One role denies what was begun before.} other {# roles deny what was begun before.}} The audit has it under <reference></reference>.',
  doneFailed:
    '{count, plural, one {For one role Brevet did not write, or does not know.} other {For # roles Brevet did not write, or does not know.}} See below, and run the script in the account where it is shown.',
  doneSignedOut:
    '{count, plural, =0 {The person was signed in nowhere.} one {One browser was signed out of Brevet.} other {# browsers were signed out of Brevet.}}',
  doneTime: 'IAM takes it in within seconds to minutes. That AWS then refuses the sessions, Brevet cannot see.',
  lifted: 'Lifted',
  liftedMore: 'What was begun before is denied no longer, as far as it has not ended.',
  whom: 'Whom',
  scopes: {
    personInRole: '<person></person> in {role}',
    person: '<person></person> everywhere',
    role: 'Everybody in {role}',
  },
  cut: {
    ofPerson:
      '{count, plural, =0 {No session of <person></person> runs in this role by Brevet’s count.} one {One running session of <person></person> is cut.} other {# running sessions of <person></person> are cut.}}',
    ofEverybody:
      '{people, plural, =0 {No session that Brevet handed out runs in this role.} one {One person is cut.} other {# people are cut.}}',
    others:
      '{people, plural, =0 {Nobody else is cut.} one {One other person is cut as well:} other {# other people are cut as well:}}',
  },
  sessionsOf: '{count, plural, one {# session} other {# sessions}}',
  andMore: 'and {count, plural, one {# more} other {# more}}',
  isMore: 'More was handed out in this role than was counted here.',
  narrowed: {
    nothing:
      'Everything that was begun before is denied to the role: sessions that Brevet did not hand out too, and those of services that use the role. Brevet cannot count them.',
    'source-identity':
      'Narrowed to the person by <code>aws:SourceIdentity</code> and by the session’s name, <code>aws:userid</code>. Sessions of the same person that began with another role and went on to this one are denied as well. Where the person went on from this role to another, that other session is not touched.',
    'session-name':
      'Narrowed to the person by the session’s name, <code>aws:userid</code>. AWS has no source identity of these sessions, so what the person reached by role chaining is not told from others.',
  },
  noDenial: 'The sessions are not told from those of others by anything that AWS knows: revoke everybody in the role.',
  user: {
    title: 'Sessions of the account’s IAM user',
    nothing:
      'By session-token AWS is told nobody’s name: the deny is on the user, and cuts everybody who has it. Brevet never writes it. It stands until an administrator takes it away; 36 hours are enough.',
    'federated-name':
      'By federation-token the deny is on the user, narrowed to the person’s name in <code>aws:userid</code>. Brevet never writes it. It stands until an administrator takes it away; 36 hours are enough.',
  },
  writes:
    'Brevet writes the policy, reads it back, and takes it away when no session from before can run any more, after 24 hours and 15 minutes.',
  prints:
    'Brevet has no role in this account that may write. Its administrator runs the script, which is shown again afterwards.',
  again:
    'Whoever is still entitled can ask for new sessions at once. Take the group away from the person, or the grant from the group, before you revoke.',
  confirm: {
    account: 'Type the name of the account, <name></name>, to confirm',
    person: 'Type the name of the person, <name></name>, to confirm',
  },
  reason: 'Reason',
  reasonHint: 'For the audit; 3 to 500 characters',
  signOut: 'And sign the person out of Brevet, in every browser',
  revoke: 'Revoke sessions',
  back: 'Back',
} as const
