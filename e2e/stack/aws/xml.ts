import { escapeMarkup } from '../markup'

/** What an XML answer holds: text, nested elements, or a list written as repeated elements. Absent members are left out. */
type XmlValue = string | number | boolean | XmlElements | readonly XmlValue[] | undefined

export interface XmlElements {
  readonly [name: string]: XmlValue
}

/** Writes elements in the order of their keys. */
function writeXml(elements: XmlElements): string {
  return Object.entries(elements)
    .flatMap(([name, value]) =>
      Array.isArray(value) ? value.map((item) => writeElement(name, item)) : writeElement(name, value),
    )
    .join('')
}

/** Writes a document whose root carries a default namespace. */
export function writeXmlDocument(root: string, namespace: string | null, elements: XmlElements): string {
  const attribute = namespace ? ` xmlns="${escapeMarkup(namespace)}"` : ''
  return `<${root}${attribute}>${writeXml(elements)}</${root}>`
}

/** An instant as AWS writes it in the Query protocol: ISO 8601, UTC, whole seconds. */
export function formatInstant(instant: Date): string {
  return instant.toISOString().replace(/\.\d{3}Z$/, 'Z')
}

function writeElement(name: string, value: XmlValue): string {
  if (value === undefined) return ''
  if (typeof value === 'object') return `<${name}>${writeXml(value as XmlElements)}</${name}>`
  return `<${name}>${escapeMarkup(String(value))}</${name}>`
}
