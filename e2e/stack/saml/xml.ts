import { DOMParser } from '@xmldom/xmldom'
import { SamlFault } from './fault'

/** Parses one document without DTD; anything that is not well-formed is a fault. */
export function parseXml(text: string, what: string): Element {
  if (text.includes('<!')) throw new SamlFault(`${what} has a DOCTYPE, CDATA section or comment.`)
  const refuse = () => {
    throw new SamlFault(`${what} is not well-formed XML.`)
  }
  const parser = new DOMParser({ errorHandler: { warning: refuse, error: refuse, fatalError: refuse } })
  return parser.parseFromString(text, 'text/xml').documentElement ?? refuse()
}

/** The child elements of one name, in document order. */
export function childrenOf(parent: Element, namespace: string, localName: string): readonly Element[] {
  return descendantsOf(parent, namespace, localName).filter((element) => element.parentNode === parent)
}

/** All elements of one name below a parent, in document order. */
export function descendantsOf(parent: Element, namespace: string, localName: string): readonly Element[] {
  return Array.from(parent.getElementsByTagNameNS(namespace, localName))
}

/** The trimmed text of the first child of one name; null when there is none. */
export function childText(parent: Element, namespace: string, localName: string): string | null {
  return childrenOf(parent, namespace, localName)[0]?.textContent?.trim() ?? null
}
