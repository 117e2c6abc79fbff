import type { Texts } from '../_messages/texts'

/** What a browser says of itself, as far as it is known. */
export interface Device {
  /** Null where it is none that is known. */
  readonly browser: string | null
  readonly system: string | null
  readonly kind: 'computer' | 'handheld' | 'program'
}

type Sign = readonly [sign: RegExp, name: string]

/** The first that fits counts: most browsers also name the older ones that they resemble. */
const browsers: readonly Sign[] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\bOPR\/|\bOPiOS\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\bVivaldi\//, 'Vivaldi'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Headless)?Chrome\/|\bCriOS\/|\bChromium\//, 'Chrome'],
  [/\bVersion\/[\d.]+.* Safari\//, 'Safari'],
]

const systems: readonly Sign[] = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMacintosh\b|\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b|\bX11\b/, 'Linux'],
]

const programs: readonly Sign[] = [
  [/^curl\//, 'curl'],
  [/^Wget\//, 'Wget'],
  [/^python-requests\//, 'Python'],
  [/^node\b/, 'Node.js'],
]

const handhelds: readonly string[] = ['iPhone', 'iPad', 'Android']

/** `Chrome on macOS`; `curl, a program`. */
export function deviceText(t: Texts<'device'>, { browser, system, kind }: Device): string {
  const name = browser ?? t('unknown')
  if (kind === 'program') return t('program', { name })
  return system === null ? name : t('browserOnSystem', { name, system })
}

/** Reads a `User-Agent`: anybody may write anything into it, so that only known names are ever repeated. */
export function deviceOf(userAgent: string | null): Device {
  const text = (userAgent ?? '').slice(0, 512)
  const program = nameIn(programs, text)
  if (program) return { browser: program, system: null, kind: 'program' }
  const [browser, system] = [nameIn(browsers, text), nameIn(systems, text)]
  const kind = system !== null && handhelds.includes(system) ? 'handheld' : 'computer'
  return { browser, system, kind }
}

/** How the key of shortcuts is written on that computer. */
export function modifierKey(userAgent: string | null): string {
  return ['iPhone', 'iPad', 'macOS'].includes(nameIn(systems, (userAgent ?? '').slice(0, 512)) ?? '') ? '⌘' : 'Ctrl'
}

function nameIn(signs: readonly Sign[], text: string): string | null {
  return signs.find(([sign]) => sign.test(text))?.[1] ?? null
}
