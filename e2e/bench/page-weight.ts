import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import type { Page } from '@playwright/test'

/** What the browser loads before the list is alive. Bytes as they are sent, compressed with gzip. */
export interface PageWeight {
  readonly html: number
  /** Every script that the first load asks for. */
  readonly scripts: number
  /** Those that every page of Next has: its own and React's. */
  readonly floor: number
}

/** Weighs the home page of whoever is signed in on this page, until its filter has the focus: what comes later was not waited for. */
export async function weighHome(page: Page, origin: string): Promise<PageWeight> {
  const scripts = new Set<string>()
  const note = (address: string) => new URL(address).pathname.endsWith('.js') && scripts.add(address)
  page.on('request', (request) => note(request.url()))
  await page.goto(origin, { waitUntil: 'commit' })
  await page.waitForFunction(() => document.activeElement?.getAttribute('type') === 'search')
  page.removeAllListeners('request')
  const cookie = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
  const weights = await Promise.all([...scripts].map(async (address) => [address, await sentBytes(address)] as const))
  const floor = new Set(floorScripts().map((path) => `${origin}/_next/${path}`))
  const sum = (wanted: (address: string) => boolean) =>
    weights.filter(([address]) => wanted(address)).reduce((total, [, bytes]) => total + bytes, 0)
  return {
    html: await sentBytes(origin, cookie),
    scripts: sum(() => true),
    floor: sum((address) => floor.has(address)),
  }
}

/** What the build says that every page begins with. */
function floorScripts(): readonly string[] {
  const manifest = JSON.parse(readFileSync(join(process.cwd(), '.next/build-manifest.json'), 'utf8'))
  return manifest.rootMainFiles
}

function sentBytes(address: string, cookie = ''): Promise<number> {
  return new Promise((resolve, reject) => {
    request(address, { headers: { 'accept-encoding': 'gzip', cookie } }, (response) => {
      const { statusCode, headers } = response
      if (statusCode !== 200 || headers['content-encoding'] !== 'gzip') {
        reject(new Error(`${address}: ${statusCode}, ${headers['content-encoding'] ?? 'not compressed'}`))
      }
      let bytes = 0
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length
      })
      response.on('end', () => resolve(bytes))
      response.on('error', reject)
    })
      .on('error', reject)
      .end()
  })
}
