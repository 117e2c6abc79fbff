import { DOMParser } from '@xmldom/xmldom'
import { type XmlLimits, xmlFault } from './xml-gate'
import { normalizeLineEnds } from './xml-text'

/** A parsed document, or the reason why there is none. */
export type XmlReading = { readonly root: Element } | { readonly fault: string }

/** Passes the gate, then builds the tree; whatever the parser complains about refuses the document. */
export function readXml(text: string, limits: XmlLimits): XmlReading {
  const fault = xmlFault(text, limits)
  if (fault !== null) return { fault }
  let complained = false
  const complain = () => {
    complained = true
  }
  try {
    const errorHandler = { warning: complain, error: complain, fatalError: complain }
    const root = new DOMParser({ errorHandler }).parseFromString(normalizeLineEnds(text), 'text/xml').documentElement
    if (complained || !root || hasTwins(root)) return { fault: 'not_well_formed' }
    return { root }
  } catch {
    return { fault: 'not_well_formed' }
  }
}

/** The child elements, in order; with a name, only those of that namespace and local name. */
export function childElements(parent: Element, namespace?: string, name?: string): readonly Element[] {
  return Array.from(parent.childNodes).filter(
    (node): node is Element =>
      isElement(node) && (name === undefined || (node.localName === name && node.namespaceURI === namespace)),
  )
}

/** The elements around an element, innermost first. */
export function ancestorsOf({ parentNode }: Element): readonly Element[] {
  return parentNode && isElement(parentNode) ? [parentNode, ...ancestorsOf(parentNode)] : []
}

/** The element and all elements within it, in document order. */
export function elementsWithin(root: Element): readonly Element[] {
  return [root, ...Array.from(root.getElementsByTagName('*'))]
}

/** The text of an element; null when it holds elements. */
export function textOf(element: Element): string | null {
  return childElements(element).length > 0 ? null : (element.textContent ?? '')
}

/** An attribute without prefix; null when it is absent. */
export function attributeOf(element: Element, name: string): string | null {
  return element.hasAttribute(name) ? element.getAttribute(name) : null
}

function isElement(node: Node): node is Element {
  return node.nodeType === 1
}

/** Two attributes of one expanded name under different prefixes: Namespaces in XML 6.3 forbids it, and parsers forget it. */
function hasTwins(root: Element): boolean {
  return elementsWithin(root).some(({ attributes }) => {
    const names = Array.from(attributes).map(({ namespaceURI, localName }) => `${namespaceURI ?? ''} ${localName}`)
    return new Set(names).size < names.length
  })
}
