import { describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import { answerLimits } from './saml-answer'
import { namespaces } from './saml-names'
import { partsOf } from './saml-structure'
import { attributeOf, readXml } from './xml-document'

const assertion = (inner = '', attributes = 'ID="_a"') => `<a:Assertion ${attributes}>${inner}</a:Assertion>`
const response = (inner: string, attributes = 'ID="_r"') =>
  `<p:Response xmlns:p="${namespaces.protocol}" xmlns:a="${namespaces.assertion}" xmlns:d="${namespaces.signature}" xmlns:x="urn:x" ${attributes}>${inner}</p:Response>`

function parts(xml: string) {
  const reading = readXml(xml, answerLimits)
  if ('fault' in reading) throw new Error(reading.fault)
  return partsOf(reading.root)
}

function reason(xml: string): unknown {
  try {
    parts(xml)
  } catch (error) {
    if (error instanceof BrevetError) return error.details['reason']
    throw error
  }
  return 'accepted'
}

describe('the parts of a response', () => {
  it('are the response, its assertion and the signature of each', () => {
    const found = parts(response(`<d:Signature Id="one"/>${assertion('<d:Signature Id="two"/>')}`))
    expect(attributeOf(found.response, 'ID')).toBe('_r')
    expect(found.responseSignature?.getAttribute('Id')).toBe('one')
    if (found.statement.kind !== 'plain') throw new Error('expected a plain assertion')
    expect(attributeOf(found.statement.assertion, 'ID')).toBe('_a')
    expect(found.statement.signature?.getAttribute('Id')).toBe('two')
  })

  it.each([
    [assertion().replaceAll('a:', 'x:').replace('ID', 'xmlns:x="urn:x" ID'), 'not_a_response'],
    [response(assertion()).replaceAll('p:Response', 'x:Response'), 'not_a_response'],
    [response(''), 'no_assertion'],
    [response(assertion() + assertion('', 'ID="_b"')), 'several_assertions'],
    [response(`${assertion()}<x:Assertion/>`), 'several_assertions'],
    [response(`${assertion()}<x:y><a:Assertion/></x:y>`), 'several_assertions'],
    [response(`<p:Extensions>${assertion()}</p:Extensions>`), 'assertion_misplaced'],
    [response('<x:Assertion/>'), 'assertion_misplaced'],
    [response(`${assertion()}<x:Response/>`), 'several_responses'],
    [response(assertion('<p:Response/>')), 'several_responses'],
    [response(`${assertion()}<a:EncryptedAssertion/>`), 'encrypted'],
    [response(assertion('<a:EncryptedAttribute/>')), 'encrypted'],
    [response(assertion('', 'ID="_r"')), 'duplicate_id'],
    [response(assertion('', 'Id="_r"')), 'duplicate_id'],
    [response(assertion('<x:y id="_a"/>')), 'duplicate_id'],
    [response(assertion('', 'ID="_a" Id="_b"')), 'several_ids'],
    [response(assertion('', 'x:ID="_a"')), 'id'],
    [response(assertion('', 'xml:id="_a"')), 'id'],
    [response(assertion('', 'ID=""')), 'id'],
    [response(assertion('', 'ID="1"')), 'id'],
    [response(assertion('', `ID="_' or '1'='1"`)), 'id'],
    [response(`<p:Extensions><d:Signature/></p:Extensions>${assertion()}`), 'misplaced'],
    [response(`${assertion()}<d:Signature/><d:Signature/>`), 'misplaced'],
    [response(assertion('<x:Signature/>')), 'misplaced'],
    [response(assertion('<a:Advice><d:Signature/></a:Advice>')), 'misplaced'],
  ])('are refused in %s: %s', (xml, expected) => {
    expect(reason(xml)).toBe(expected)
  })
})
