import { BrevetError } from '../domain/errors'
import { namespaces } from './saml-names'
import { attributeOf, childElements, textOf } from './xml-document'

/** The attributes of an assertion: a Map, so that no name can mean more than itself. Null stands for a value that is no text. */
export interface AssertionAttributes {
  readonly byName: ReadonlyMap<string, readonly (string | null)[]>
  readonly byFriendlyName: ReadonlyMap<string, readonly (string | null)[]>
}

const maxValueBytes = 8 * 1024
const xsiNil = ['http://www.w3.org/2001/XMLSchema-instance', 'nil'] as const

/** Collects the attributes of all statements; several elements of one name are one attribute (Keycloak sends one per group). */
export function attributesOf(assertion: Element): AssertionAttributes {
  const byName = new Map<string, (string | null)[]>()
  const byFriendlyName = new Map<string, (string | null)[]>()
  const statements = childElements(assertion, namespaces.assertion, 'AttributeStatement')
  for (const attribute of statements.flatMap((one) => childElements(one, namespaces.assertion, 'Attribute'))) {
    const values = valuesOf(attribute)
    append(byName, attributeOf(attribute, 'Name'), values)
    append(byFriendlyName, attributeOf(attribute, 'FriendlyName'), values)
  }
  return { byName, byFriendlyName }
}

/**
 * The values of one attribute, by `Name`, or by `FriendlyName` when no `Name` fits; empty when it is absent. Empty values are left out.
 * Fails with `claims_malformed` on a value that holds elements or is longer than 8 KiB.
 */
export function valuesAt(attributes: AssertionAttributes, name: string): readonly string[] {
  const values = attributes.byName.get(name) ?? attributes.byFriendlyName.get(name) ?? []
  return values.map((value) => {
    if (value === null) throw new BrevetError('claims_malformed', { claim: name, reason: 'shape' })
    if (Buffer.byteLength(value) > maxValueBytes) {
      throw new BrevetError('claims_malformed', { claim: name, reason: 'too_long' })
    }
    return value
  })
}

function valuesOf(attribute: Element): readonly (string | null)[] {
  return childElements(attribute, namespaces.assertion, 'AttributeValue')
    .filter((value) => !['true', '1'].includes(value.getAttributeNS(...xsiNil) ?? ''))
    .map(textOf)
    .filter((value) => value !== '')
}

function append(map: Map<string, (string | null)[]>, name: string | null, values: readonly (string | null)[]): void {
  if (name === null || name === '') return
  const known = map.get(name)
  if (known) known.push(...values)
  else map.set(name, [...values])
}
