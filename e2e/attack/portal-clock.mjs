/**
 * Loaded into a portal before anything else, by tests that cannot wait for minutes to pass: its clock goes ahead by as many
 * seconds as the file says, and `<file>.seen` says that it does.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const file = process.env.PORTAL_CLOCK_FILE
const now = Date.now
let offset = 0

Date.now = () => now() + offset
globalThis.Date = new Proxy(Date, {
  construct: (target, parts, self) => Reflect.construct(target, parts.length === 0 ? [Date.now()] : parts, self),
})

setInterval(() => {
  const seconds = Number(readFileSync(file, 'utf8'))
  if (seconds * 1000 === offset) return
  offset = seconds * 1000
  writeFileSync(`${file}.seen`, String(seconds))
}, 20).unref()
