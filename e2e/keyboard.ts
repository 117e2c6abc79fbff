import { expect, type Locator, type Page } from '@playwright/test'

/** A keyboard that counts: nothing else is touched. */
export interface Keyboard {
  press(...keys: readonly string[]): Promise<void>
  /** How often a key was pressed. */
  count(): number
}

export function keyboardOf(page: Page): Keyboard {
  let count = 0
  return {
    async press(...keys) {
      for (const key of keys) {
        count += 1
        await page.keyboard.press(key)
      }
    },
    count: () => count,
  }
}

/** Presses Tab until this has the focus; everything on the way is in view and under nothing else. */
export async function tabTo(page: Page, wanted: Locator): Promise<void> {
  for (let steps = 0; steps < 40; steps += 1) {
    await page.keyboard.press('Tab')
    expect(await focusIsHidden(page), 'the focus is hidden').toBeNull()
    if (await wanted.evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`Tab does not reach ${wanted}`)
}

/** The element that has the focus and cannot be seen; null when it can. */
function focusIsHidden(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement
    if (!focused || focused === document.body) return null
    const { left, top, width, height } = focused.getBoundingClientRect()
    const seen = document.elementFromPoint(left + width / 2, top + height / 2)
    const label = focused.closest('label') ?? focused
    return seen && (label.contains(seen) || seen.contains(focused)) ? null : focused.outerHTML
  })
}
