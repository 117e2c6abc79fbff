import { describe, expect, it } from 'vitest'
import type { SamlSourceConfig } from '../config/config'
import type { Identity } from '../domain/identity'
import { samlConfig, signIn, verdict } from './saml.fixture'
import { groupsLink, nameIdFormats } from './saml-names'
import { type ResponseFacts, renderAttribute } from './saml-response.fixture'

const { attributes } = samlConfig()
const using = (changes: Partial<SamlSourceConfig['attributes']>) => ({ attributes: { ...attributes, ...changes } })

async function identity(facts: Partial<ResponseFacts> = {}, config: Partial<SamlSourceConfig> = {}): Promise<Identity> {
  return (await signIn(facts, config)).identity
}

const statement = (xml: string) => (assertion: string) =>
  assertion.replace(
    /<saml:AttributeStatement>.*<\/saml:AttributeStatement>/,
    `<saml:AttributeStatement>${xml}</saml:AttributeStatement>`,
  )
const values = async (facts: Partial<ResponseFacts>, config: Partial<SamlSourceConfig> = {}) =>
  (await identity(facts, config)).groups.map(({ value }) => value)

describe('the person in an assertion', () => {
  it('has what the assertion says', async () => {
    expect(await identity()).toMatchObject({
      source: 'partners',
      subject: 'ana',
      name: 'Ana',
      email: 'ana@example.com',
      emailVerified: true,
      groupsFrom: 'answer',
      attributes: [{ name: 'team', values: ['core'] }],
    })
  })

  it('is the attribute that is configured as subject, transient NameID or not', async () => {
    const config = using({ subject: 'uid' })
    const facts = { nameIdFormat: nameIdFormats.transient, attributes: { uid: ['u-1'] } }
    expect((await identity(facts, config)).subject).toBe('u-1')
    expect(await verdict(signIn({ ...facts, attributes: {} }, config))).toBe('claims_malformed')
    expect(await verdict(signIn({ ...facts, attributes: { uid: ['u-1', 'u-2'] } }, config))).toBe('claims_malformed')
  })

  it('has the NameID as e-mail only when it is of that format and no attribute says otherwise', async () => {
    const [nameId, nameIdFormat] = ['ana@example.com', nameIdFormats.emailAddress]
    expect((await identity({ nameId, nameIdFormat, attributes: {} })).email).toBe(nameId)
    expect((await identity({ nameId, attributes: {} })).email).toBeNull()
    expect((await identity({ nameId, nameIdFormat, attributes: { email: ['a@example.com'] } })).email).toBe(
      'a@example.com',
    )
  })

  it('is refused when the e-mail lies outside the domains of the source', async () => {
    expect(await verdict(signIn({}, { emailDomains: ['other.example'] }))).toBe('email_domain_not_allowed')
    expect(await verdict(signIn({}, { emailDomains: ['example.com'], emailTrust: 'verified' }))).toBe(
      'email_unverified',
    )
  })
})

describe('attributes', () => {
  it('of one name are joined over several elements and statements', async () => {
    const one = renderAttribute(['groups', ['a']])
    const assertion = (xml: string) =>
      statement(one + renderAttribute(['groups', ['b', 'c']]))(xml).replace(
        '</saml:Assertion>',
        `<saml:AttributeStatement>${renderAttribute(['groups', ['d']])}</saml:AttributeStatement></saml:Assertion>`,
      )
    expect(await values({ assertion })).toEqual(['a', 'b', 'c', 'd'])
  })

  it('are found by FriendlyName only when no Name fits', async () => {
    const friendly = renderAttribute(['urn:oid:1', ['friendly']]).replace(' Name=', ' FriendlyName="groups" Name=')
    expect(await values({ assertion: statement(friendly) })).toEqual(['friendly'])
    expect(await values({ assertion: statement(friendly + renderAttribute(['groups', ['named']])) })).toEqual(['named'])
  })

  it('lose empty and nil values', async () => {
    const nil =
      '<saml:AttributeValue xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true">x</saml:AttributeValue>'
    const assertion = statement(
      renderAttribute(['groups', ['', 'a', '']]).replace(
        '</saml:Attribute>',
        `<saml:AttributeValue/>${nil}</saml:Attribute>`,
      ),
    )
    expect(await values({ assertion })).toEqual(['a'])
  })

  it('may be called like parts of a prototype', async () => {
    const hostile = { __proto__x: ['1'], constructor: ['2'], toString: ['3'], nameID: ['eve'], issuer: ['eve'] }
    const facts = { attributes: { ...hostile, ['__proto__']: ['admin'], groups: ['a'] } }
    const person = await identity(facts, using({ others: { proto: '__proto__', missing: 'hasOwnProperty' } }))
    expect(person.subject).toBe('ana')
    expect(person.attributes).toEqual([{ name: 'proto', values: ['admin'] }])
  })

  it.each([
    'a<b>&"\'',
    ' spaced ',
    'a\r\nb',
    'right\u202eleft',
    'next\u0085line\u2028end',
    '../../etc',
    '$(jndi:x)',
    'e\u0301',
    '\u00e9',
    '\ud83d\ude00',
  ])('keep hostile text as it is: %j', async (group) => {
    expect(await values({ attributes: { groups: [group] } })).toEqual([group])
  })

  it('are refused when a value holds elements or is longer than 8 KiB', async () => {
    const nested = statement(
      '<saml:Attribute Name="groups"><saml:AttributeValue><saml:x>a</saml:x></saml:AttributeValue></saml:Attribute>',
    )
    expect(await verdict(signIn({ assertion: nested }))).toBe('claims_malformed')
    expect(await verdict(signIn({ attributes: { team: ['x'.repeat(8 * 1024 + 1)] } }))).toBe('claims_malformed')
    expect(await verdict(signIn({ attributes: { unused: ['x'.repeat(8 * 1024 + 1)] } }))).toMatch(/^signed in as ana/)
  })
})

describe('groups', () => {
  it('are refused when Entra sends a link in their place', async () => {
    const facts = { attributes: { [groupsLink]: ['https://graph.example.com/x'] } }
    expect(await verdict(signIn(facts))).toBe('groups_incomplete')
    expect(await verdict(signIn(facts, using({ groups: [] })))).toBe('signed in as ana with ')
  })

  it('come from all configured attributes, split and renamed as configured', async () => {
    const config = { ...using({ groups: ['groups', 'roles'] }), groupSeparator: ';', groupNames: { g1: 'admins' } }
    const person = await identity({ attributes: { groups: ['g1;b'], roles: ['c'] } }, config)
    expect(person.groups).toEqual([
      { value: 'admins', raw: 'g1', from: 'groups' },
      { value: 'b', raw: 'b', from: 'groups' },
      { value: 'c', raw: 'c', from: 'roles' },
    ])
  })

  it('are refused at the length at which this provider cuts, counted as configured', async () => {
    const config = { ...using({ groups: ['groups', 'roles'] }), groupSeparator: ';', groupsSuspectAt: 2 }
    expect(await verdict(signIn({ attributes: { groups: ['a'], roles: ['b'] } }, config))).toMatch(/^signed in as ana/)
    expect(await verdict(signIn({ attributes: { groups: ['a;b'] } }, config))).toBe('groups_incomplete')
  })
})
