import type { Page } from '@playwright/test'
import { withoutData } from './known-data'

/** A text as somebody reads or hears it, and the element it stands in. */
interface ShownText {
  readonly text: string
  readonly at: string
}

/** A text that should have been marked. The same sentence about other data is the same text. */
export interface PlainText extends ShownText {
  readonly key: string
}

/** A letter that the pseudo-locale would have marked. */
const plainLetter = /[AaCcDdEeGgHhIiJjKkLlNnOoRrSsTtUuWwYyZz]/

/** Texts of a page in the pseudo-locale that are in no catalogue: neither marked nor data. */
export async function plainTexts(page: Page): Promise<readonly PlainText[]> {
  return plainOf(await page.evaluate(collect, null))
}

/** The same for a document that is not shown, read by an empty page: pages of the portal make no markup of texts (Trusted Types). */
export async function plainTextsOf(reader: Page, html: string): Promise<readonly PlainText[]> {
  return plainOf(await reader.evaluate(collect, html))
}

function plainOf(texts: readonly ShownText[]): readonly PlainText[] {
  return texts
    .map((shown) => ({ ...shown, key: withoutData(shown.text).replace(/\d+/g, '').trim() }))
    .filter(({ key }) => plainLetter.test(key))
}

/**
 * Runs in the browser. Everything in the page, open or folded: text, the attributes that are spoken or shown, the title of the tab.
 * Code, keys to press, what was typed, technical values and text from outside (`bdi`) have elements of their own, and are data;
 * what says its own language is not in that of the page.
 */
function collect(html: string | null): readonly ShownText[] {
  const spoken = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder']
  const shownAttributes = [...spoken, 'alt', 'label', 'content']
  const whole = html === null ? document : new DOMParser().parseFromString(html, 'text/html')
  return textsOf(whole.documentElement)

  function textsOf(element: Element): ShownText[] {
    if (
      element.matches(
        'script, style, template, pre, code, kbd, bdi, textarea, datalist, .avatar, .key-cap, dd.mono, body [lang]',
      )
    )
      return []
    if (element.matches('meta:not([name="description"]), next-route-announcer')) return []
    if (element.matches('noscript')) return fallbackOf(element)
    return [...attributesOf(element), ...[...element.childNodes].flatMap((node) => nodeTexts(node, element))]
  }

  function nodeTexts(node: ChildNode, parent: Element): ShownText[] {
    if (node instanceof Element) return textsOf(node)
    return node.nodeType === Node.TEXT_NODE ? [{ text: node.textContent ?? '', at: nameOf(parent) }] : []
  }

  function attributesOf(element: Element): ShownText[] {
    // The title of such a cell repeats what somebody typed, or who did.
    if (element.matches('.audit-more, .audit-person')) return []
    return shownAttributes.flatMap((name) => {
      const text = element.getAttribute(name)
      return text === null ? [] : [{ text, at: `${nameOf(element)} ${name}` }]
    })
  }

  /** With scripts on, a browser leaves it as text. */
  function fallbackOf(element: Element): ShownText[] {
    const inside = new DOMParser().parseFromString(element.textContent ?? '', 'text/html')
    return textsOf(inside.body)
  }

  function nameOf(element: Element): string {
    const [first] = element.classList
    return `${element.localName}${first === undefined ? '' : `.${first}`}`
  }
}
