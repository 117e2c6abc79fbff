import type { Page } from '@playwright/test'
import { errorCodes } from '@/lib/domain/errors'
import { expectAccessible } from './accessible'
import { cutTexts } from './cut-texts'
import { expect, test } from './fixtures'
import { type OwnPortal, oidcSource, startOwnPortal } from './own-portal'
import { type PlainText, plainTexts, plainTextsOf } from './plain-texts'
import { enter } from './portal-screens'
import * as walk from './translation-walk'

const walks = {
  'before the sign-in': { stops: walk.publicStops, come: async () => {} },
  'the list': { stops: walk.listStops, come: (page: Page) => enter(page, 'ben') },
  'the keys': { stops: walk.keysStops, come: (page: Page) => enter(page, 'ben') },
  'the pages': { stops: walk.pageStops, come: (page: Page) => enter(page, 'ben') },
  'without access': { stops: walk.emptyStops, come: (page: Page) => enter(page, 'dan') },
  administration: { stops: walk.adminStops, come: (page: Page) => enter(page, 'ana') },
  'confirmed by the company': { stops: walk.confirmStops, come: (page: Page) => enter(page, 'ana', 'partners') },
} as const

for (const locale of ['en-XA', 'de-DE']) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale })

    for (const [name, { stops, come }] of Object.entries(walks)) {
      test(`${name}: everything is translated, and fits wide and narrow`, async ({ page }) => {
        test.slow()
        page.setDefaultTimeout(15_000)
        await come(page)
        expect(await faultsOn(page, stops)).toEqual([])
      })
    }

    test('the sign-in by e-mail, and a page that cannot be made: everything is translated, and fits', async ({
      page,
    }) => {
      const own = await startOwnPortal({ config: ['signIn:', ...Array.from('abcdefg', (id) => oidcSource(id)), down] })
      try {
        await page.goto(`${own.origin}/auth/down/start`)
        expect(await faultsOn(page, ownStops(own))).toEqual([])
      } finally {
        await own.stop()
      }
    })
  })
}

test.describe('in the pseudo-locale', () => {
  test.use({ locale: 'en-XA' })

  test('every refusal is translated', async ({ page }) => {
    await page.goto('/help')
    const [found, reader] = [findings(), await page.context().newPage()]
    for (const code of errorCodes) {
      const html = await page.evaluate(async (asked) => (await fetch(`/refused?code=${asked}`)).text(), code)
      found.add(code, await plainTextsOf(reader, html))
    }
    expect(found.list).toEqual([])
  })

  test('pages between sites are translated, and so are the answers of the API', async ({ page }) => {
    await enter(page, 'ana')
    const [found, reader] = [findings(), await page.context().newPage()]
    for (const answer of walk.answers) {
      found.add(answer.join(' '), await plainTextsOf(reader, await page.evaluate(walk.ask, answer)))
    }
    expect(found.list).toEqual([])
  })
})

test.describe('in German', () => {
  test.use({ locale: 'de-DE' })

  test('the main pages have no fault that axe knows', async ({ page }) => {
    test.slow()
    await page.goto('/signin')
    await expectAccessible(page)
    await enter(page, 'ben')
    for (const { name, show } of walk.mainStops) {
      await test.step(name, async () => {
        await show(page)
        await expect(page.locator('html')).toHaveAttribute('lang', 'de')
        await expectAccessible(page)
      })
    }
  })
})

/** Nothing answers there. */
const down = oidcSource('down', { issuer: 'http://localhost:9' })

function ownStops(own: OwnPortal): readonly walk.Stop[] {
  const path = (address: string) => ({ name: address, show: (page: Page) => page.goto(`${own.origin}${address}`) })
  const fails = async (page: Page) => {
    own.loseDatabase()
    await page.setExtraHTTPHeaders({ cookie: `brevet-session=${'A'.repeat(43)}` })
    await page.goto(`${own.origin}/sessions`)
  }
  return [
    path('/signin'),
    path('/signin?unknown=1'),
    path('/help'),
    { name: 'a page that cannot be made', show: fails },
  ]
}

/** What is wrong with what somebody sees on the way, each text once, with the first place that has it. */
async function faultsOn(page: Page, stops: readonly walk.Stop[]): Promise<readonly string[]> {
  const isPseudo = (await page.evaluate(() => navigator.language)) === 'en-XA'
  const found = findings()
  for (const { name, show } of stops) {
    await page.setViewportSize({ width: 1440, height: 900 })
    await show(page)
    if (isPseudo) found.add(name, await plainTexts(page))
    found.add(`${name}, wide`, await cutTexts(page))
    await page.setViewportSize({ width: 360, height: 740 })
    found.add(`${name}, narrow`, await cutTexts(page))
  }
  return found.list
}

function findings() {
  const list: string[] = []
  const known = new Set<string>()
  return {
    list: list as readonly string[],
    add(place: string, faults: readonly PlainText[]) {
      for (const { key, text, at } of faults) {
        if (known.has(key)) continue
        known.add(key)
        list.push(`${place}: “${text.trim()}” (${at})`)
      }
    },
  }
}
