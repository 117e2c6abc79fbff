/**
 * The five people of the stack. Each of them exists at both providers, with the same groups and another e-mail domain.
 * eve carries what an attacker would put into a directory: every value of hers is legal at the provider and hostile to a reader.
 */
export interface Person {
  /** What the sign-in pages are answered with. */
  readonly key: 'ana' | 'ben' | 'cleo' | 'dan' | 'eve'
  /** What the button says; plain text for everybody. */
  readonly label: string
  /** `sub` at the OIDC provider. */
  readonly subject: string
  /** Persistent NameID at the SAML provider. */
  readonly nameId: string
  readonly name: string
  readonly corporateEmail: string
  readonly partnerEmail: string
  readonly groups: readonly string[]
  readonly team: string
  readonly department: string
  /** Names of further SAML attributes, for readers that keep attributes in a plain object. */
  readonly oddAttributeNames: readonly string[]
  /** What the demo promises for this person. */
  readonly expect: string
}

const rightToLeftOverride = '\u202e'
const zeroWidthSpace = '\u200b'

const hostileName = [
  `Eve <script>alert('eve')</script>`,
  `"><img src=x onerror=alert(1)>`,
  `${rightToLeftOverride}nimda${'\u202c'}`,
  `line one\nline two`,
  `O'Brien "the quote" \\ {{7*7}} \${7*7}`,
  'long '.repeat(80).trim(),
].join(' ')

const hostileGroups = [
  'Aws-Admins',
  '\uff41\uff57\uff53-admins',
  `aws-admins${zeroWidthSpace}`,
  `<script>alert('group')</script>`,
  `${rightToLeftOverride}snimda-swa`,
  '__proto__',
  'constructor',
  `=HYPERLINK("https://evil.example","payroll")`,
  'first line\nsecond line',
  'g'.repeat(1000),
]

/** Two that the demo's name pattern turns into roles, and one that a deny takes away again. */
const patternGroups = ['aws-sandbox-lab-01-ReadOnly', 'aws-sandbox-lab-02-Developer', 'aws-pay-prod-Admin']

export const people: readonly Person[] = [
  {
    key: 'ana',
    label: 'Ana Alvarez',
    subject: 'u-1001',
    nameId: 'p-3f9a61c2-ana',
    name: 'Ana Alvarez',
    corporateEmail: 'ana@corp.example',
    partnerEmail: 'ana@partner.example',
    groups: ['aws-admins', 'platform'],
    team: 'platform',
    department: 'Platform Engineering',
    oddAttributeNames: [],
    expect: 'nearly everything, in four partitions',
  },
  {
    key: 'ben',
    label: 'Ben Baker',
    subject: 'u-1002',
    nameId: 'p-8c04d7be-ben',
    name: 'Ben Baker',
    corporateEmail: 'ben@corp.example',
    partnerEmail: 'ben@partner.example',
    groups: ['payments-dev'],
    team: 'payments',
    department: 'Payments',
    oddAttributeNames: [],
    expect: 'ReadOnly and Developer in the payments accounts',
  },
  {
    key: 'cleo',
    label: 'Cleo Costa',
    subject: 'u-1003',
    nameId: 'p-51e2aa90-cleo',
    name: 'Cleo Costa',
    corporateEmail: 'cleo@corp.example',
    partnerEmail: 'cleo@partner.example',
    groups: ['audit'],
    team: 'audit',
    department: 'Internal Audit',
    oddAttributeNames: [],
    expect: 'ReadOnly everywhere, and the audit log',
  },
  {
    key: 'dan',
    label: 'Dan Dietrich',
    subject: 'u-1004',
    nameId: 'p-e7702b1d-dan',
    name: 'Dan Dietrich',
    corporateEmail: 'dan@corp.example',
    partnerEmail: 'dan@partner.example',
    groups: ['book-club'],
    team: 'facilities',
    department: 'Facilities',
    oddAttributeNames: [],
    expect: 'no access, and the groups that were received',
  },
  {
    key: 'eve',
    label: 'Eve (hostile values)',
    subject: `eve'"><svg onload=alert(1)>`,
    nameId: `eve'"><svg onload=alert(1)> & co`,
    name: hostileName,
    corporateEmail: `eve+'&|$x=1@corp.example`,
    partnerEmail: `eve+'&|$x=1@partner.example`,
    groups: ['contractors', ...patternGroups, ...hostileGroups],
    team: `=cmd|' /C calc'!A0`,
    department: `<b onmouseover=alert(1)>Sales</b>`,
    oddAttributeNames: ['__proto__', 'constructor', `<i>odd</i> "name"`],
    expect: 'two sandbox roles; her values shown as text',
  },
]

/** The person with this key, or null: the key comes from a form. */
export function findPerson(key: string | null): Person | null {
  return people.find((person) => person.key === key) ?? null
}
