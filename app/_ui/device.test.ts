import { expect, it } from 'vitest'
import { textsIn } from '../_messages/texts-in'
import { deviceOf, deviceText } from './device'

const t = textsIn('en', 'device')

function seen(userAgent: string | null) {
  const device = deviceOf(userAgent)
  return { text: deviceText(t, device), kind: device.kind }
}

const mozilla = 'Mozilla/5.0'
const webKit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

it.each([
  [`${mozilla} (Macintosh; Intel Mac OS X 10_15_7) ${webKit} Chrome/131.0.0.0 Safari/537.36`, 'Chrome on macOS'],
  [
    `${mozilla} (Windows NT 10.0; Win64; x64) ${webKit} Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0`,
    'Edge on Windows',
  ],
  [`${mozilla} (Windows NT 10.0) ${webKit} Chrome/130.0.0.0 Safari/537.36 OPR/116.0.0.0`, 'Opera on Windows'],
  [`${mozilla} (X11; Ubuntu; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0`, 'Firefox on Linux'],
  [
    `${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15`,
    'Safari on macOS',
  ],
  [`${mozilla} (X11; CrOS x86_64 14541.0.0) ${webKit} Chrome/131.0.0.0 Safari/537.36`, 'Chrome on ChromeOS'],
  [`${mozilla} (X11; Linux x86_64) ${webKit} HeadlessChrome/131.0.0.0 Safari/537.36`, 'Chrome on Linux'],
])('names browser and system of a computer: %s', (userAgent, text) => {
  expect(seen(userAgent)).toEqual({ text, kind: 'computer' })
})

it.each([
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile/15E148 Safari/604.1`,
    'Safari on iPhone',
  ],
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 CriOS/131.0 Mobile/15E148 Safari/604.1`,
    'Chrome on iPhone',
  ],
  [
    `${mozilla} (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 FxiOS/132.0 Mobile Safari/605.1`,
    'Firefox on iPad',
  ],
  [`${mozilla} (Linux; Android 14; Pixel 8) ${webKit} Chrome/131.0.0.0 Mobile Safari/537.36`, 'Chrome on Android'],
  [
    `${mozilla} (Linux; Android 14; SM-S921B) ${webKit} SamsungBrowser/26.0 Chrome/122.0.0.0 Mobile Safari/537.36`,
    'Samsung Internet on Android',
  ],
])('names phones and tablets as such: %s', (userAgent, text) => {
  expect(seen(userAgent)).toEqual({ text, kind: 'handheld' })
})

it('calls a program a program', () => {
  expect(seen('curl/8.10.1')).toEqual({ text: 'curl, a program', kind: 'program' })
})

it.each([null, '', '<img src=x onerror=alert(1)>', '\u202egnp.exe', 'x'.repeat(100_000)])(
  'repeats nothing of what it does not know: %j',
  (userAgent) => {
    expect(seen(userAgent)).toEqual({ text: 'Unknown browser', kind: 'computer' })
  },
)

it('names the half that it knows', () => {
  expect(seen('Something/1.0 (Windows NT 10.0)').text).toBe('Unknown browser on Windows')
  expect(seen('Firefox/132.0').text).toBe('Firefox')
})
