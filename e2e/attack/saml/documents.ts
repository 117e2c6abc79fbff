import { deflateRawSync } from 'node:zlib'
import { replaced } from './edits'
import { aboutVictim, attacker, type Forge, type Kit, renamed, tampered, unsigned, type Variants } from './variant'

/** Texts that two parsers read differently, or that are no document at all. */
export const parserDifferentials: Variants = {
  'two-roots': (kit) => kit.answer() + evil(kit),
  'two-roots-evil-first': (kit) => evil(kit) + kit.answer(),
  'leading-junk': tampered((xml) => `x${xml}`),
  'leading-null': tampered((xml) => `\u0000${xml}`),
  'leading-entity': tampered((xml) => `&lt;${xml}`),
  'trailing-junk': tampered((xml) => `${xml}x`),
  'trailing-null': tampered((xml) => `${xml}\u0000`),
  'trailing-end-tag': tampered((xml) => `${xml}</x>`),
  'declaration-behind-space': tampered((xml) => ` <?xml version="1.0"?>${xml}`),
  'latin1-decl': tampered((xml) => `<?xml version="1.0" encoding="ISO-8859-1"?>${xml}`),
  'utf7-decl': tampered((xml) => `<?xml version="1.0" encoding="UTF-7"?>${xml}`),
  'ebcdic-decl': tampered((xml) => `<?xml version="1.0" encoding="IBM037"?>${xml}`),
  'utf16-decl': tampered((xml) => `<?xml version="1.0" encoding="UTF-16"?>${xml}`),
  xml11: tampered((xml) => `<?xml version="1.1"?>${xml}`),
  xml20: tampered((xml) => `<?xml version="2.0"?>${xml}`),
  'latin1-bytes': bytes((xml) => Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${xml}<!--é-->`, 'latin1')),
  utf16: bytes((xml) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(xml, 'utf16le')])),
  'utf16-big': bytes((xml) => Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(xml, 'utf16le').swap16()])),
  'utf16-no-mark': bytes((xml) => Buffer.from(xml, 'utf16le')),
  'invalid-utf8': intoNameId([0xff]),
  'overlong-utf8': intoNameId([0xc0, 0xbc]),
  'surrogate-utf8': intoNameId([0xed, 0xa0, 0x80]),
  'cut-utf8': intoNameId([0xe2, 0x82]),
  unclosed: tampered(replaced('</samlp:Response>', '')),
  mismatched: tampered(replaced('</samlp:Response>', '</samlp:response>')),
  crossed: tampered(
    replaced('</saml:AudienceRestriction></saml:Conditions>', '</saml:Conditions></saml:AudienceRestriction>'),
  ),
  'tag-without-end': tampered(replaced('</samlp:Response>', '</samlp:Response')),
  'attribute-without-quotes': tampered(replaced('Version="2.0"', 'Version=2.0')),
  'attribute-without-value': tampered(replaced('<saml:Subject>', '<saml:Subject x>')),
  'attribute-with-tag': tampered(replaced('<saml:Subject>', '<saml:Subject x="<">')),
  'attributes-without-space': tampered(replaced('" Version=', '"Version=')),
  'not-ascii-name': tampered(replaced('<saml:Subject>', '<ſaml xmlns="urn:x"/><saml:Subject>')),
  empty: () => '',
  'text-alone': () => 'not xml at all',
  html: () => '<!doctype html><html><body>hello</body></html>',
  json: () => '{"Assertion":{"Subject":"p-root"}}',
}

/** The document is in a wrapping that the binding does not have. */
export const encodings: Variants = {
  'form-base64url': form((base64) => base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')),
  'form-base64-junk': form((base64) => `${base64.slice(0, 40)}!!${base64.slice(40)}`),
  'form-base64-null': form((base64) => `${base64.slice(0, 40)}\u0000${base64.slice(40)}`),
  'form-base64-tail': form((base64) => `${base64}====`),
  'form-base64-two': form((base64, evil64) => `${base64}=${evil64}`),
  'form-base64-loose-bits': form(looseBits),
  'form-raw-xml': form((base64) => Buffer.from(base64, 'base64').toString('utf8')),
  'form-base64-twice': form((base64) => Buffer.from(base64).toString('base64')),
  'form-deflated': form((base64) => deflateRawSync(Buffer.from(base64, 'base64')).toString('base64')),
  'form-data-address': form((base64) => `data:text/xml;base64,${base64}`),
  'form-two-answers': fields((base64, evil64) => [
    ['SAMLResponse', base64],
    ['SAMLResponse', evil64],
  ]),
  'form-two-answers-evil-first': fields((base64, evil64) => [
    ['SAMLResponse', evil64],
    ['SAMLResponse', base64],
  ]),
  'form-case': fields((base64) => [['samlresponse', base64]]),
  'form-list': fields((base64) => [['SAMLResponse[]', base64]]),
  'form-as-request': fields((base64) => [['SAMLRequest', base64]]),
  'form-as-artifact': fields(() => [['SAMLart', 'AAQAAMFbLinlXaCM+FIxiDwGOLAy2T71gbpO7ZhNzAgEANlB90ECfpNEVLg=']]),
  'form-nothing': fields(() => []),
}

function evil(kit: Kit): string {
  const once = unsigned(renamed(aboutVictim(kit.answer())))
  return once.includes('<ds:Signature ') ? unsigned(once) : once
}

function bytes(encode: (xml: string) => Buffer): Forge {
  return (kit) => encode(kit.answer())
}

function intoNameId(inserted: readonly number[]): Forge {
  return (kit) => {
    const whole = Buffer.from(kit.answer(), 'utf8')
    const at = whole.indexOf(`>${attacker.nameId}<`) + 1 + attacker.nameId.length
    return Buffer.concat([whole.subarray(0, at), Buffer.from(inserted), whole.subarray(at)])
  }
}

type Fields = readonly (readonly [name: string, value: string])[]

/** Fields in place of SAMLResponse, made from the good document and one about the victim. */
function fields(fill: (base64: string, evil64: string) => Fields): Forge {
  const encoded = (xml: string) => Buffer.from(xml, 'utf8').toString('base64')
  return (kit) =>
    new URLSearchParams(fill(encoded(kit.answer()), encoded(evil(kit))).map(([name, value]) => [name, value]))
}

function form(edit: (base64: string, evil64: string) => string): Forge {
  return fields((base64, evil64) => [['SAMLResponse', edit(base64, evil64)]])
}

/** The same bytes in another text: the last letter has bits that stand for nothing. */
function looseBits(base64: string): string {
  const xml = Buffer.from(base64, 'base64').toString('utf8')
  const padded = xml + ' '.repeat(3 + ((4 - (Buffer.byteLength(xml) % 3)) % 3))
  return Buffer.from(padded, 'utf8').toString('base64').replace(/A==$/, 'B==')
}
