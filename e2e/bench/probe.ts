import type { Page } from '@playwright/test'

declare global {
  interface Window {
    /** What a page has seen of itself. Milliseconds. */
    probe: {
      /** From the start of the navigation: the list is painted, and the filter has the focus, which only a living page gives it. */
      usable: number | null
      /** From each keystroke to the last paint of what it changed in the list. */
      readonly keystrokes: number[]
    }
  }
}

/** A keystroke is watched for so long; the next one comes later. Milliseconds. */
const watchedMilliseconds = 300

/** Lets every page that is opened from now on watch itself. */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript((watched) => {
    window.probe = { usable: null, keystrokes: [] }
    const afterPaint = (then: () => void) => requestAnimationFrame(() => setTimeout(then))

    function waitForList(): void {
      const isAlive = document.activeElement?.getAttribute('type') === 'search'
      if (isAlive && document.querySelector('tr.account')) {
        afterPaint(() => {
          window.probe.usable = performance.now()
        })
      } else requestAnimationFrame(waitForList)
    }

    function watchKeystroke({ timeStamp }: KeyboardEvent): void {
      const place = window.probe.keystrokes.length
      const settled = () => {
        window.probe.keystrokes[place] = performance.now() - timeStamp
      }
      afterPaint(settled)
      const observer = new MutationObserver(() => afterPaint(settled))
      const list = document.querySelector('.access-grid')
      if (list) observer.observe(list, { subtree: true, childList: true, characterData: true })
      setTimeout(() => observer.disconnect(), watched)
    }

    requestAnimationFrame(waitForList)
    addEventListener('keydown', watchKeystroke, true)
  }, watchedMilliseconds)
}

/** How long the list takes to be usable after the address is opened. */
export async function timeToUsable(page: Page, origin: string): Promise<number> {
  await page.goto(origin)
  const usable = await page.waitForFunction(() => window.probe.usable)
  return (await usable.jsonValue()) ?? Number.NaN
}

/** Types into the filter and clears it again: one time for each keystroke. */
export async function keystrokeTimes(page: Page, words: readonly string[]): Promise<readonly number[]> {
  const filter = page.getByRole('searchbox')
  const before = await page.evaluate(() => window.probe.keystrokes.length)
  for (const word of words) {
    await filter.pressSequentially(word, { delay: watchedMilliseconds })
    await page.waitForTimeout(watchedMilliseconds)
    await filter.press('Escape')
    await page.waitForTimeout(watchedMilliseconds)
  }
  return page.evaluate((from) => window.probe.keystrokes.slice(from), before)
}

/** From a jump to a place of the list, from 0 to 1, to the paint of the rows there. */
export async function timeToScroll(page: Page, place: number): Promise<number> {
  return page.evaluate(async (part) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const started = performance.now()
    window.scrollTo(0, part * (document.body.scrollHeight - window.innerHeight))
    do await frame()
    while (!document.elementFromPoint(window.innerWidth / 2, window.innerHeight / 2)?.closest('tr[data-index]'))
    return performance.now() - started
  }, place)
}

/** From the click on "Show all" to the paint of the last row. */
export async function timeToShowAll(page: Page, accounts: number): Promise<number> {
  return page.evaluate(async (wanted) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
    const started = performance.now()
    document.querySelector<HTMLAnchorElement>('.show-all a')?.click()
    do await frame()
    while (document.querySelectorAll('tr.account').length < wanted)
    return performance.now() - started
  }, accounts)
}
