import { DOMParser } from '@xmldom/xmldom'

/** Parses XML that a stranger wrote; null for anything ill-formed or with a DOCTYPE, entity or processing instruction. */
export function parseSafeXml(text: string): Document | null {
  if (text.startsWith('\uFEFF') || /<!DOCTYPE|<!ENTITY/i.test(text)) return null
  if (/<\?(?!xml\s)/.test(text)) return null
  let isWellFormed = true
  const reject = () => {
    isWellFormed = false
  }
  const parser = new DOMParser({ errorHandler: { warning: reject, error: reject, fatalError: reject } })
  try {
    const document = parser.parseFromString(text, 'text/xml')
    return isWellFormed && document?.documentElement ? document : null
  } catch {
    return null
  }
}

/** Child elements of this namespace and local name, in order. */
export function childElements(parent: Element, namespace: string, localName: string): readonly Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element =>
      node.nodeType === 1 && (node as Element).namespaceURI === namespace && (node as Element).localName === localName,
  )
}

/** The only child element of that name; null when there is none or more than one. */
export function onlyChild(parent: Element | null, namespace: string, localName: string): Element | null {
  const found = parent ? childElements(parent, namespace, localName) : []
  return found.length === 1 ? (found[0] ?? null) : null
}

/** An attribute's value; null when it is absent or empty. */
export function attributeOf(element: Element | null, name: string): string | null {
  return element?.getAttribute(name) || null
}
