import { expect } from '@playwright/test'
import type { Edit } from './saml/edits'
import { beginLogin, type Jar, postAnswer, signedInAs } from './saml/saml-login'
import { type SamlPortal, test } from './saml/saml-portal'
import { modes } from './saml/trial'
import { attacker, victim } from './saml/variant'
import { recordAttack, recordControl } from './tally'

const family = 'SAML hostile groups and names'
const { group: admins, nameId: root } = victim

/** Groups that look like the one that administers the portal, or like something else than a name. */
const groups: readonly string[] = [
  ...[
    ` ${admins}`,
    `${admins} `,
    `\t${admins}`,
    `${admins}\n`,
    `${admins}\r`,
    admins.toUpperCase(),
    `P${admins.slice(1)}`,
  ],
  ...[`${admins}\u0085`, `${admins}\u00a0`, `${admins}\u200b`, `${admins}\u2028`, `\ufeff${admins}`, `\u202e${admins}`],
  ...[admins.replace('a', '\u0430'), admins.replace('o', '\uff4f'), admins.replace('-', '\u2010'), `${admins}\u0301`],
  ...[`${admins},developers`, `developers,${admins}`, `developers;${admins}`, `developers ${admins}`, `["${admins}"]`],
  ...[
    `cn=${admins},ou=groups,dc=corp`,
    `{"value":"${admins}"}`,
    `${admins}|x`,
    `*`,
    `.*`,
    `%`,
    `${admins}%`,
    '__proto__',
  ],
  ...['<script>alert(1)</script>', '&amp;', `'; DROP TABLE sessions; --`, '../../etc/passwd', `\${env:BREVET_SECRET}`],
  ...[
    'constructor',
    'toString',
    '\u{1f600}',
    'Zu\u0308rich',
    'Z\u00fcrich',
    '=cmd()',
    `${admins}/`,
    'x'.repeat(8 * 1024),
  ],
]

/** Names that are nearly the victim's. */
const names: readonly string[] = [
  ...[
    ` ${root}`,
    `${root} `,
    root.toUpperCase(),
    `${root}\u00a0`,
    `${root}\u200b`,
    root.replace('o', '\u043e'),
    `\ufeff${root}`,
  ],
  ...[`${root}@corp.example`, `${root}<!---->`, `${root}&lt;x&gt;`, `${root}"'`, `${root}\u{1f600}`, `é${root}`],
  ...['__proto__', '<script>alert(1)</script>', `' or '1'='1`, '../../root', 'p'.repeat(1024)],
]

/** Names with characters that XML 1.1 takes for line ends: the two readers of the portal must agree on them, or nobody signs in. */
const lineEnds: readonly string[] = [`${root}\u0085x`, `${root}\u2028x`, `${root}\u2028`]

async function signIn(
  saml: SamlPortal,
  source: string,
  facts: { readonly nameId?: string; readonly groups?: readonly string[]; readonly assertion?: Edit },
) {
  const { origin } = saml.portal
  const login = await beginLogin(origin, source)
  await postAnswer(origin, login, saml.kitFor(login).answer(facts))
  return { jar: login.jar, person: await signedInAs(origin, login.jar) }
}

/** Whether the portal lets this browser read the audit, as it lets administrators. */
async function isAdmin({ portal }: SamlPortal, jar: Jar): Promise<boolean> {
  const response = await jar.send(`${portal.origin}/api/v1/audit`)
  await response.arrayBuffer()
  return response.status === 200
}

const sources = modes.map(([mode]) => mode)

/** One way of signing after the other, for value after value. */
function sourceOf(index: number): string {
  return sources[index % sources.length] ?? 'both'
}

test('hostile groups sign in unchanged, and none of them is another', async ({ saml }) => {
  for (const [index, group] of groups.entries()) {
    const { jar, person } = await signIn(saml, sourceOf(index), { groups: [group] })
    const name = `group ${JSON.stringify(group.slice(0, 40))}`
    const administers = await isAdmin(saml, jar)
    recordControl(family, name, person?.groups.join() === group)
    recordAttack(family, `${name} administers`, administers)
    expect.soft(person?.groups, name).toEqual([group])
    expect.soft(administers, name).toBe(false)
  }
  for (const mode of sources) {
    const { jar } = await signIn(saml, mode, { groups: [admins] })
    const administers = await isAdmin(saml, jar)
    recordControl(family, `the group itself administers (${mode})`, administers)
    expect(administers).toBe(true)
  }
})

test('hostile names sign in unchanged, and as nobody else', async ({ saml }) => {
  for (const [index, nameId] of names.entries()) {
    const { person } = await signIn(saml, sourceOf(index), { nameId })
    const name = `name ${JSON.stringify(nameId.slice(0, 40))}`
    recordControl(family, name, person?.subject === nameId)
    recordAttack(family, `${name} is the victim`, person?.subject === root)
    expect.soft(person?.subject, name).toBe(nameId)
  }
  for (const nameId of lineEnds) {
    const { person } = await signIn(saml, 'assertion', { nameId })
    const isOther = person !== null && person.subject !== nameId
    recordAttack(family, `name ${JSON.stringify(nameId)} is another`, isOther)
    expect.soft([null, nameId], JSON.stringify(nameId)).toContain(person?.subject ?? null)
  }
})

test('groups come from their attribute alone', async ({ saml }) => {
  const attribute =
    (markup: string): Edit =>
    (xml) =>
      xml.replace('</saml:AttributeStatement>', () => `${markup}</saml:AttributeStatement>`)
  const value = `<saml:AttributeValue>${admins}</saml:AttributeValue>`
  const attacks: Readonly<Record<string, Edit>> = {
    'attribute-other-name': attribute(`<saml:Attribute Name="Groups">${value}</saml:Attribute>`),
    'attribute-space': attribute(`<saml:Attribute Name=" groups">${value}</saml:Attribute>`),
    'attribute-prototype': attribute(`<saml:Attribute Name="__proto__">${value}</saml:Attribute>`),
    'attribute-friendly-name': attribute(`<saml:Attribute Name="x" FriendlyName="groups">${value}</saml:Attribute>`),
    'attribute-other-namespace': attribute(`<x:Attribute xmlns:x="urn:x" Name="groups">${value}</x:Attribute>`),
    'attribute-value-other-namespace': (xml) =>
      xml.replace(
        '</saml:Attribute>',
        `<x:AttributeValue xmlns:x="urn:x">${admins}</x:AttributeValue></saml:Attribute>`,
      ),
    'attribute-in-advice': (xml) =>
      xml.replace('</saml:Conditions>', `</saml:Conditions><saml:Advice>${statement(value)}</saml:Advice>`),
    'attribute-in-authn-context': (xml) =>
      xml.replace('</saml:AuthnContext>', `${statement(value)}</saml:AuthnContext>`),
    'attribute-nil': (xml) =>
      xml.replace(
        '</saml:Attribute>',
        () =>
          `${value.replace('>', ' xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true">')}</saml:Attribute>`,
      ),
  }
  for (const [name, assertion] of Object.entries(attacks)) {
    const { jar, person } = await signIn(saml, 'both', { assertion })
    const isMore = person !== null && person.groups.join() !== attacker.group
    recordAttack(family, name, isMore || (await isAdmin(saml, jar)))
    expect.soft(isMore, `${name}: ${person?.groups}`).toBe(false)
    expect.soft(await isAdmin(saml, jar), name).toBe(false)
  }
})

function statement(value: string): string {
  return `<saml:AttributeStatement><saml:Attribute Name="groups">${value}</saml:Attribute></saml:AttributeStatement>`
}
