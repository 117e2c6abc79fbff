import { describe, expect, it } from 'vitest'
import { begin, consumerUrl, factsFor, posted, samlSource, signedInAsAna, verdict } from './saml.fixture'
import { renderResponse } from './saml-response.fixture'
import type { CallbackRequest } from './source'

type Edit = (xml: string) => string

async function answered(edit: Edit, change: (answer: CallbackRequest) => CallbackRequest = (same) => same) {
  const source = samlSource()
  const { pending } = await begin(source)
  const xml = edit(renderResponse(factsFor(pending, { signing: 'both' })))
  return verdict(source.finish(change(posted(xml, pending.id)), pending))
}

const same: Edit = (xml) => xml
const withForm = (edit: (form: URLSearchParams) => void) => (answer: CallbackRequest) => {
  const form = new URLSearchParams(answer.form ?? '')
  edit(form)
  return { ...answer, form }
}
const encoded = (edit: (text: string) => string) =>
  withForm((form) => form.set('SAMLResponse', edit(form.get('SAMLResponse') ?? '')))

/** The same bytes for a lenient decoder: the last character carries four bits that no byte holds. */
function withStrayBits(text: string): string {
  const bytes = Buffer.from(text, 'base64')
  const padded = Buffer.concat([bytes, Buffer.alloc(3 - ((bytes.length + 2) % 3), '\n')])
  const stray = padded.toString('base64').replace(/g==$/, 'h==')
  expect(Buffer.from(stray, 'base64')).toEqual(padded)
  expect(stray).toMatch(/h==$/)
  return stray
}

describe('how an answer arrives', () => {
  it.each<readonly [string, (answer: CallbackRequest) => CallbackRequest]>([
    ['in one line', (answer) => answer],
    ['in lines of 76 characters', encoded((text) => text.replace(/.{76}/g, '$&\r\n'))],
  ])('signs in %s', async (_, change) => {
    expect(await answered(same, change)).toBe(signedInAsAna)
  })

  it.each<readonly [string, (answer: CallbackRequest) => CallbackRequest, string]>([
    ['by GET', ({ form }) => ({ url: new URL(`${consumerUrl}?${form}`), form: null }), 'sign_in_answer_malformed'],
    ['without SAMLResponse', withForm((form) => form.delete('SAMLResponse')), 'sign_in_answer_malformed'],
    ['with an empty one', encoded(() => ''), 'sign_in_answer_malformed'],
    [
      'with two',
      withForm((form) => form.append('SAMLResponse', form.get('SAMLResponse') ?? '')),
      'sign_in_answer_malformed',
    ],
    ['without RelayState', withForm((form) => form.delete('RelayState')), 'sign_in_state_mismatch'],
    ['with another RelayState', withForm((form) => form.set('RelayState', 'other')), 'sign_in_state_mismatch'],
    ['with two', withForm((form) => form.append('RelayState', form.get('RelayState') ?? '')), 'sign_in_state_mismatch'],
    [
      'with an address as RelayState',
      withForm((form) => form.set('RelayState', 'https://evil.example.com')),
      'sign_in_state_mismatch',
    ],
    [
      'in another alphabet',
      encoded((text) => Buffer.from(text, 'base64').toString('base64url')),
      'sign_in_answer_malformed',
    ],
    ['with a space in it', encoded((text) => `${text.slice(0, 8)} ${text.slice(8)}`), 'sign_in_answer_malformed'],
    ['with junk behind it', encoded((text) => `${text}!`), 'sign_in_answer_malformed'],
    ['with bits that nothing reads', encoded(withStrayBits), 'sign_in_answer_malformed'],
    ['deflated', encoded(() => 'sy8ty0xOVbBLrUhMLk5VsNGHMgE='), 'sign_in_answer_malformed'],
    ['too large', encoded(() => Buffer.alloc(256 * 1024 + 1, 'x').toString('base64')), 'sign_in_answer_too_large'],
    ['far too large', encoded(() => 'x'.repeat(2_000_000)), 'sign_in_answer_too_large'],
    [
      'in UTF-16',
      encoded((text) => Buffer.from(Buffer.from(text, 'base64').toString(), 'utf16le').toString('base64')),
      'sign_in_answer_malformed',
    ],
    [
      'with invalid UTF-8',
      encoded((text) => Buffer.concat([Buffer.from(text, 'base64'), Buffer.from([0xc0, 0x80])]).toString('base64')),
      'sign_in_answer_malformed',
    ],
    [
      'with an overlong slash',
      encoded(() => Buffer.from([0x3c, 0x61, 0xc0, 0xaf, 0x3e]).toString('base64')),
      'sign_in_answer_malformed',
    ],
  ])('is refused %s', async (_, change, code) => {
    expect(await answered(same, change)).toBe(code)
  })
})

it('is refused for invalid UTF-8 even where nothing is signed', async () => {
  const source = samlSource()
  const { pending } = await begin(source)
  const response: Edit = (xml) => xml.replace('<samlp:Status>', '<samlp:Extensions>\u00ff</samlp:Extensions>$&')
  const xml = renderResponse(factsFor(pending, { response }))
  const attempt = (encoding: BufferEncoding) =>
    verdict(source.finish(posted(Buffer.from(xml, encoding), pending.id), pending))
  expect(await attempt('utf8')).toBe(signedInAsAna)
  expect(await attempt('latin1')).toBe('sign_in_answer_malformed')
})

describe('XML that two readers could take for two things', () => {
  const inNameId =
    (text: string): Edit =>
    (xml) =>
      xml.replace('>ana<', `>an${text}a<`)
  const inGroup =
    (text: string): Edit =>
    (xml) =>
      xml.replace('>platform<', `>plat${text}form<`)
  const inValue =
    (name: string, text: string): Edit =>
    (xml) =>
      xml.replace(new RegExp(`(<ds:${name}>.{4})`), `$1${text}`)
  const inFront =
    (text: string): Edit =>
    (xml) =>
      text + xml
  const lol = `<!DOCTYPE x [<!ENTITY a "${'lol'.repeat(10)}">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${(n === 0 ? '&a;' : `&a${n - 1};`).repeat(10)}">`).join('')}]>`

  it.each<readonly [string, Edit]>([
    ['a comment in the NameID', inNameId('<!---->')],
    ['a comment in a group', inGroup('<!-- x -->')],
    ['a comment in the digest', inValue('DigestValue', '<!-- x -->')],
    ['a comment in the signature', inValue('SignatureValue', '<!-- x -->')],
    ['a processing instruction in the NameID', inNameId('<?x y?>')],
    ['a processing instruction in a group', inGroup('<?x?>')],
    ['a processing instruction in the digest', inValue('DigestValue', '<?x?>')],
    ['CDATA in the NameID', inNameId('<![CDATA[x]]>')],
    ['empty CDATA in a group', inGroup('<![CDATA[]]>')],
    ['a DOCTYPE', inFront('<!DOCTYPE samlp:Response>')],
    ['an external entity', (xml) => `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${inNameId('&e;')(xml)}`],
    ['a parameter entity', inFront('<!DOCTYPE x [<!ENTITY % e SYSTEM "http://127.0.0.1:9/"> %e;]>')],
    ['a billion laughs', (xml) => lol + inNameId('&a8;')(xml)],
    ['an unknown entity', inNameId('&nbsp;')],
    ['a NUL', inNameId('&#0;')],
    ['another version', inFront('<?xml version="1.1"?>')],
    ['another encoding', inFront('<?xml version="1.0" encoding="ISO-8859-1"?>')],
    ['junk in front', inFront('x')],
    ['a byte order mark', inFront('\ufeff')],
    ['junk behind', (xml) => `${xml}x`],
    ['a second root', (xml) => `${xml}<x/>`],
    ['a second response in front', (xml) => xml + xml],
    ['an attribute twice', (xml) => xml.replace(' Version="2.0"', '$& Version="2.0"')],
    [
      'an attribute twice under two prefixes',
      (xml) => xml.replace('<samlp:Status>', '<samlp:Status xmlns:p="urn:p" xmlns:q="urn:p" p:x="1" q:x="2">'),
    ],
    ['a relative namespace', (xml) => xml.replace('<samlp:Status>', '<samlp:Status xmlns:p="1">')],
    ['an unbound prefix', (xml) => xml.replace('<samlp:Status>', '<samlp:Status><p:x/>')],
    [
      'too many levels',
      (xml) =>
        xml.replace('<samlp:Status>', `<samlp:Extensions>${'<a>'.repeat(80)}${'</a>'.repeat(80)}</samlp:Extensions>$&`),
    ],
    [
      'too many elements',
      (xml) => xml.replace('<samlp:Status>', `<samlp:Extensions>${'<a/>'.repeat(5_000)}</samlp:Extensions>$&`),
    ],
    [
      'a third signature',
      (xml) => xml.replace('<samlp:Status>', '<samlp:Extensions><x:Signature xmlns:x="urn:x"/></samlp:Extensions>$&'),
    ],
  ])('is refused for %s', async (_, edit) => {
    expect(await answered(edit)).toBe('sign_in_answer_malformed')
  })
})
