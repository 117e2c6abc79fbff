import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { compiledCatalogue } from './catalogue'
import { inBrowser, inDialogs } from './in-browser'
import { locales } from './languages'

const folder = join(import.meta.dirname, 'compiled')

/**
 * Writes the compiled messages, for the server and the parts that browsers get. Run by `next.config.ts` and by the unit tests; the files
 * are not kept in the repository.
 */
export function compileMessages(): void {
  mkdirSync(folder, { recursive: true })
  for (const locale of locales) {
    const catalogue = compiledCatalogue(locale)
    write(locale, catalogue)
    write(`${locale}.browser`, Object.fromEntries(inBrowser.map((name) => [name, catalogue[name]])))
    write(`${locale}.dialogs`, Object.fromEntries(inDialogs.map((name) => [name, catalogue[name]])))
  }
}

/** In one step: a build and a test may run at once. */
function write(name: string, content: unknown): void {
  const file = join(folder, `${name}.json`)
  writeFileSync(`${file}.${process.pid}`, JSON.stringify(content))
  renameSync(`${file}.${process.pid}`, file)
}
