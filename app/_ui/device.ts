/** What a browser says of itself, in plain words. */
export interface Device {
  /** `Chrome on macOS`. */
  readonly text: string
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

/** Reads a `User-Agent`: anybody may write anything into it, so that only known names are ever repeated. */
export function deviceOf(userAgent: string | null): Device {
  const text = (userAgent ?? '').slice(0, 512)
  const program = nameIn(programs, text)
  if (program) return { text: `${program}, a program`, kind: 'program' }
  const [browser, system] = [nameIn(browsers, text), nameIn(systems, text)]
  const kind = system !== null && handhelds.includes(system) ? 'handheld' : 'computer'
  if (system === null) return { text: browser ?? 'Unknown browser', kind }
  return { text: `${browser ?? 'Unknown browser'} on ${system}`, kind }
}

/** How the key of shortcuts is written on that computer. */
export function modifierKey(userAgent: string | null): string {
  return ['iPhone', 'iPad', 'macOS'].includes(nameIn(systems, (userAgent ?? '').slice(0, 512)) ?? '') ? '⌘' : 'Ctrl'
}

function nameIn(signs: readonly Sign[], text: string): string | null {
  return signs.find(([sign]) => sign.test(text))?.[1] ?? null
}
