import { setTimeout as wait } from 'node:timers/promises'

const pollMilliseconds = 50

/** Asks until the address answers 200, and gives that answer; fails after `limitSeconds`. */
export async function waitForAnswer(url: string, limitSeconds: number): Promise<Response> {
  const deadline = Date.now() + limitSeconds * 1000
  let last = 'no answer'
  while (Date.now() < deadline) {
    const response = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch(() => null)
    if (response?.ok) return response
    await response?.body?.cancel()
    if (response) last = `status ${response.status}`
    await wait(pollMilliseconds)
  }
  throw new Error(`${url} was not ready after ${limitSeconds} s (${last}).`)
}
