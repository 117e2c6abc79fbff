import type { Page } from '@playwright/test'
import { atRest } from './at-rest'
import type { PlainText } from './plain-texts'

/** What does not fit in this window: the page that scrolls sideways, texts that are cut or stand out of it. */
export async function cutTexts(page: Page): Promise<readonly PlainText[]> {
  await atRest(page)
  return page.evaluate(() => {
    const root = document.documentElement
    const over = root.scrollWidth - root.clientWidth
    const wide = over > 0 ? [{ text: '', at: 'the page', key: 'too wide' }] : []
    const cut = [...document.body.querySelectorAll<HTMLElement>('*')].filter(
      (it) => hasText(it) && isSeen(it) && isCut(it),
    )
    return [
      ...wide,
      ...cut.map((it) => ({
        text: it.textContent,
        at: `cut: ${it.localName}.${it.className}`,
        key: `cut ${it.textContent}`,
      })),
    ]

    function hasText(element: Element): boolean {
      return [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.textContent ?? ''),
      )
    }

    function isSeen(element: HTMLElement): boolean {
      const { width, height } = element.getBoundingClientRect()
      if (width < 2 || height < 2 || !element.checkVisibility({ visibilityProperty: true })) return false
      return !ancestors(element).some((it) => getComputedStyle(it).clipPath !== 'none')
    }

    function isCut(element: HTMLElement): boolean {
      if (isData(element) || scrolls(element)) return false
      const tooWide = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1
      const { left, right } = element.getBoundingClientRect()
      return tooWide || left < -1 || right > root.clientWidth + 1
    }

    /** Long names are cut on purpose, and so is the hint on the palette’s button. */
    function isData(element: Element): boolean {
      return element.closest('bdi, pre, code, .mono, .avatar, option, .code-head, .palette-button-text') !== null
    }

    function scrolls(element: Element): boolean {
      return ancestors(element).some((it) => ['auto', 'scroll'].includes(getComputedStyle(it).overflowX))
    }

    /** It and what it stands in, up to the body. */
    function ancestors(element: Element): readonly Element[] {
      const { parentElement } = element
      return parentElement === null || element === document.body ? [] : [element, ...ancestors(parentElement)]
    }
  })
}
