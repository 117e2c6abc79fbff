/** The page of one role. */
export const rolePage = {
  title: '{role} in {account}',
  notFound: 'Not found',
  whereYouAre: 'Where you are',
  access: 'Access',
  privileged: 'Privileged in production',
  account: {
    title: 'Account',
    owner: 'Owner',
    notNamed: 'not named',
    alias: 'Alias',
    region: 'Default region',
    tags: 'Tags',
  },
  session: {
    title: 'Longest session',
    tooShort: 'AWS gives no session of less than 15 min: sign in again first.',
    usual: 'Keys last {length} unless you choose otherwise; a console the longest.',
  },
  why: {
    title: 'Why you have this',
    whomItDescribes:
      'Grant <grant></grant><place></place> gives the role to whom it describes. Received at your sign-in, <moment></moment>, as one of {groups, plural, one {# group} other {# groups}}.',
    thisGroup:
      'Grant <grant></grant><place></place> gives the role to this group. Received at your sign-in, <moment></moment>, as one of {groups, plural, one {# group} other {# groups}}.',
    says: '{source} says what the grant asks of you',
    saysGroup: '{source} says you are in <group></group>',
    /** The place of a grant in the settings; for administrators. */
    place: '(<code></code> of the configuration)',
    noDeny: 'No deny applies',
    noneCould: 'No grant could take this role away.',
    checked: '{count, plural, one {# deny grant was checked} other {# deny grants were checked}}, and you meet none.',
    checkedNamed:
      '{count, plural, one {# deny grant was checked} other {# deny grants were checked}}, and you meet none: {names}.',
  },
  terms: {
    title: 'Policies and questions',
    narrowing: 'Narrowing',
    narrowings: {
      any: 'You may narrow a session to read only, to a service, to one region, or to your address.',
      denials:
        'The role’s sessions are narrowed by a policy of its own; you may narrow further by service, region and address.',
      none: 'AWS takes no session policy by this method: a session is the whole role.',
    },
    alwaysCarries: 'Always carries',
    mayCarry: 'May carry',
    askedFirst: 'Asked first',
    nothing: 'nothing',
    code: 'a one-time code',
    reason: { required: 'a reason', optional: 'a reason, if you like' },
    ticket: { required: 'a ticket', optional: 'a ticket, if you like' },
    gives: 'Gives',
    given: { both: 'the console and keys', console: 'the console only', keys: 'keys only' },
  },
  uses: {
    title: 'Your last uses',
    all: 'All sessions',
    none: 'You have not used this role yet.',
    when: 'When',
    what: 'What',
    where: 'Where',
    state: 'State',
    ends: 'ends <moment></moment>',
    ended: 'ended <moment></moment>',
  },
} as const
