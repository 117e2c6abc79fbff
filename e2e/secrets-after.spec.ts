import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page, Response } from '@playwright/test'
import { expect, portalOrigin, signIn, test } from './fixtures'

/**
 * When the keys dialog is closed, the keys are nowhere that a page, or somebody who has the machine, could look:
 * HTML and RSC payload, every answer but the one that brought them, history, the network cache, the back-forward cache, the profile
 * on the disk. Storage, cookies, workers and the heap are in `threats-browser.spec.ts`.
 */
interface Secrets {
  readonly secretAccessKey: string
  readonly sessionToken: string
}

const path = '/api/v1/credentials'

async function showAndClose(page: Page): Promise<Secrets> {
  const secrets = await show(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toBeHidden()
  return secrets
}

async function show(page: Page): Promise<Secrets> {
  const issued = page.waitForResponse(`**${path}`)
  await page.getByRole('button', { name: 'ReadOnly in Payments production: get keys' }).click()
  const secrets: Secrets = await (await issued).json()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Reveal' }).click()
  await expect(dialog).toContainText(secrets.secretAccessKey)
  return secrets
}

function expectWithout(text: string, secrets: Secrets, where: string): void {
  for (const [name, secret] of Object.entries(secrets)) {
    if (name !== 'secretAccessKey' && name !== 'sessionToken') continue
    for (const form of [secret, encodeURIComponent(secret), Buffer.from(secret).toString('base64').slice(0, -4)]) {
      expect(text.includes(form), `${where} has the ${name}`).toBe(false)
    }
  }
}

test('no answer but the one that brought them has the keys: no page, no RSC payload, no script', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const answers: Response[] = []
  page.on('response', (response) => answers.push(response))
  const secrets = await showAndClose(page)
  await page.goto('/sessions')
  await page.goto('/roles/111122223333/ReadOnly')
  await page.goto('/')
  const others = answers.filter((answer) => !answer.url().endsWith(path))
  expect(others.length).toBeGreaterThan(5)
  for (const answer of others) {
    const body = await answer.text().catch(() => '')
    expectWithout(`${answer.url()} ${JSON.stringify(answer.headers())} ${body}`, secrets, answer.url())
  }
  for (const address of ['/', '/sessions', '/roles/111122223333/ReadOnly']) {
    const payload = await page.request.get(address, { headers: { rsc: '1' } })
    expect(payload.headers()['content-type']).toContain('text/x-component')
    expectWithout(await payload.text(), secrets, `RSC payload of ${address}`)
  }
})

test('the page, its history and its timings have no keys, and the network cache was never given them', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const secrets = await showAndClose(page)
  const kept = await page.evaluate(async (address) => {
    const cached = await fetch(address, { cache: 'only-if-cached', mode: 'same-origin' }).then(
      (answer) => answer.text(),
      () => 'nothing',
    )
    const html = document.documentElement.outerHTML
    const flight = JSON.stringify(Reflect.get(window, '__next_f'))
    const fields = [...document.querySelectorAll('input, textarea')].map((field) => Reflect.get(field, 'value'))
    const rest = [window.name, document.title, history.state, performance.getEntries(), fields, String(getSelection())]
    return [cached, html, flight, JSON.stringify(rest)].join('\n')
  }, path)
  expectWithout(kept, secrets, 'the page')
  const client = await page.context().newCDPSession(page)
  expectWithout(JSON.stringify(await client.send('Page.getNavigationHistory')), secrets, 'the history')
})

test('going away with the dialog open and coming back shows no keys, from whatever cache the page comes', async ({
  signedInAs,
}) => {
  const page = await signedInAs('ben')
  const secrets = await show(page)
  await page.goto('/help')
  await page.goBack()
  await expect(page.getByRole('button', { name: 'ReadOnly in Payments production: get keys' })).toBeAttached()
  const html = () => page.evaluate(() => document.documentElement.outerHTML)
  expectWithout(await html(), secrets, 'the page before')
  await page.goForward()
  await expect(page).toHaveURL('/help')
  await page.waitForLoadState()
  expectWithout(await html(), secrets, 'the page after')
})

test('the profile on the disk has no keys, with the browser closed', async ({ playwright, launchOptions }) => {
  const folder = mkdtempSync(join(tmpdir(), 'brevet-profile-'))
  try {
    const options = { ...launchOptions, baseURL: portalOrigin() }
    const context = await playwright.chromium.launchPersistentContext(folder, options)
    const page = await context.newPage()
    await page.goto('/')
    await signIn(page, 'ben')
    const secrets = await showAndClose(page)
    await page.goto('/sessions')
    await page.goBack()
    await show(page)
    await context.close()
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile())
    const contents = files.map((file) => readFileSync(join(file.parentPath, file.name), 'latin1')).join('\n')
    expect(contents, 'the profile is where the browser writes').toContain('/_next/static/chunks/')
    expectWithout(contents, secrets, 'the profile')
    // The cache may be compressed; the addresses in it are not. Scripts have the path alone.
    expect(contents.includes(`${portalOrigin()}${path}`), 'the cache has the answer').toBe(false)
    expect(contents, 'the cache has addresses').toContain(`${portalOrigin()}/`)
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  }
})
