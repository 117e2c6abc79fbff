/** A Chromium for the browser tests: one that is here already, else Playwright's download, else the system's package manager. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'

// Playwright is loaded as CommonJS: its ES module entry cannot be read through the TypeScript loader of the command line.
const { chromium }: typeof import('@playwright/test') = createRequire(import.meta.url)('@playwright/test')

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const installers: ReadonlyArray<readonly string[]> = [
  ['npx', 'playwright', 'install', 'chromium'],
  ['sh', '-c', asRoot('apt-get update -qq && apt-get install -y -qq chromium')],
  ['brew', 'install', '--cask', 'chromium'],
]

/** The path of the browser; installs one where there is none, and ends the run with a clear sentence where that fails too. */
export function findBrowser(): string {
  const found = presentBrowser()
  if (found) return found
  for (const [program = '', ...words] of installers) {
    console.log(`No Chromium here yet: ${[program, ...words].join(' ')}`)
    spawnSync(program, words, { stdio: 'inherit', timeout: 10 * 60_000 })
    const installed = presentBrowser()
    if (installed) return installed
  }
  console.error(
    'The browser tests need Chromium or Chrome, and none could be installed. Install one, or name it: BROWSER_PATH=/path/to/chrome npm test',
  )
  process.exit(1)
}

/** A browser that is here already: the one named by BROWSER_PATH, Playwright's own, or the system's; null when there is none. */
export function presentBrowser(): string | null {
  const named = process.env['BROWSER_PATH']
  if (named) return named
  return [chromium.executablePath(), ...usualPlaces].find((path) => existsSync(path)) ?? null
}

/** Debian's package manager wants root; sudo helps where it asks nothing. */
function asRoot(command: string): string {
  return process.getuid?.() === 0 ? command : `sudo -n sh -c '${command}'`
}
