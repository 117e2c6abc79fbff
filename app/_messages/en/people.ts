/** The page on which administrators see who is signed in. */
export const people = {
  title: 'Sessions of people',
  lead: 'Who is signed in to Brevet, last seen first. Signing somebody out counts at their next click; AWS sessions that they were given go on.',
  person: 'Person',
  personHint: 'How the e-mail address, the name or the subject begins.',
  search: 'Search',
  everybody: 'Everybody',
  ended:
    '{count, plural, =0 {They were not signed in any more.} one {Signed out one browser. At its next click, it has to sign in again.} other {Signed out # browsers. At its next click, each has to sign in again.}}',
  nobody: 'Nobody who is called so is signed in.',
  more: 'These were seen last. There are more: search for whom you mean.',
  browsers: '{count, plural, one {# browser} other {# browsers}}',
  browsersOf: 'Browsers of {name}',
  signOut: 'Sign out everywhere',
  signOutOf: 'Sign out {name} everywhere',
  sure: '{count, plural, one {This ends the session of <who></who> in one browser.} other {This ends the sessions of <who></who> in # browsers.}} It stands in the audit with your name.',
  confirm: 'Sign out now',
} as const
