/**
 * `npm run bench:portal`: how fast the home page is for somebody who may open very much, in a real browser, on the
 * production build. Times are of the machine that it runs on: they are printed, and judged by nobody but the reader.
 */
import { mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from '@playwright/test'
import { findBrowser } from '../browser'
import { buildPortal, isBuildStale } from '../stack/demo/build'
import type { Crowd } from './crowd'
import { startCrowdedPortal } from './crowded-portal'
import { type PageWeight, weighHome } from './page-weight'
import { installProbe, keystrokeTimes, timeToScroll, timeToShowAll, timeToUsable } from './probe'

// As in `../browser.ts`: the loader cannot read Playwright's ES module entry.
const { chromium }: typeof import('@playwright/test') = createRequire(import.meta.url)('@playwright/test')

const root = fileURLToPath(new URL('../..', import.meta.url))
const crowds: readonly Crowd[] = [
  { accounts: 2000, rolesEach: 5 },
  { accounts: 2000, rolesEach: 8 },
]
const rounds = 7
const words = ['payments ledger prod', 'paymnets readonly', 'env:prod network', 'acct:12']

interface Measured {
  readonly weight: PageWeight
  readonly first: number
  readonly usable: readonly number[]
  readonly keystrokes: readonly number[]
  readonly scrolls: readonly number[]
  readonly showAll: readonly number[]
}

async function main(): Promise<void> {
  if (await isBuildStale(root)) {
    const data = join(root, 'data')
    mkdirSync(data, { recursive: true })
    console.log('Building the portal …')
    await buildPortal({ root, logPath: join(data, 'build.log'), signal: new AbortController().signal })
  }
  const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const browser = await chromium.launch({ executablePath: findBrowser(), args })
  for (const crowd of crowds) report(crowd, await measure(browser, crowd))
  await browser.close()
}

async function measure(browser: Browser, crowd: Crowd): Promise<Measured> {
  const portal = await startCrowdedPortal(crowd)
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
  try {
    await installProbe(page)
    await page.goto(`${portal.origin}/auth/corp/start`)
    await page.getByRole('button', { name: 'Ana Alvarez' }).click()
    await page.waitForURL(`${portal.origin}/`)
    const first = await (await page.waitForFunction(() => window.probe.usable)).jsonValue()
    const weight = await weighHome(page, portal.origin)
    const usable = await repeat(() => timeToUsable(page, portal.origin))
    const keystrokes = await keystrokeTimes(page, words)
    const scrolls = await repeat((round) => timeToScroll(page, ((round * 37) % 100) / 100))
    const showAll = await repeat(() => showAllAfresh(page, portal.origin, crowd))
    return { weight, first: first ?? Number.NaN, usable, keystrokes, scrolls, showAll }
  } finally {
    await page.close()
    await portal.stop()
  }
}

async function showAllAfresh(page: Page, origin: string, { accounts }: Crowd): Promise<number> {
  await timeToUsable(page, origin)
  return timeToShowAll(page, accounts)
}

async function repeat(once: (round: number) => Promise<number>): Promise<readonly number[]> {
  const times: number[] = []
  for (let round = 1; round <= rounds; round += 1) times.push(await once(round))
  return times
}

function report({ accounts, rolesEach }: Crowd, measured: Measured): void {
  const { weight, first, usable, keystrokes, scrolls, showAll } = measured
  const lines = [
    ['usable list, after the sign-in', milliseconds(first), '< 1,000 ms'],
    ['usable list, again (median)', milliseconds(quantile(usable, 0.5)), '< 1,000 ms'],
    ['keystroke to list painted, p50', milliseconds(quantile(keystrokes, 0.5)), '< 50 ms'],
    ['keystroke to list painted, p95', milliseconds(quantile(keystrokes, 0.95)), '< 50 ms'],
    ['jump to a row (median)', milliseconds(quantile(scrolls, 0.5)), ''],
    ['show all rows (median)', milliseconds(quantile(showAll, 0.5)), ''],
    ['HTML, gzip', kilobytes(weight.html), '≤ 40 kB'],
    ['JavaScript of the first load, gzip', kilobytes(weight.scripts), '≤ 200 kB'],
    ['of it beyond the floor of Next', kilobytes(weight.scripts - weight.floor), '≤ 60 kB'],
  ] as const
  console.log(`\n${accounts.toLocaleString('en')} accounts × ${rolesEach} roles`)
  for (const [name, value, goal] of lines) console.log(`  ${name.padEnd(36)}${value.padStart(10)}   ${goal}`)
}

function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))] ?? Number.NaN
}

function milliseconds(value: number): string {
  return `${Math.round(value).toLocaleString('en')} ms`
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

process.chdir(resolve(root))
await main()
