import type { Page } from '@playwright/test'
import { awsOrigin, portalOrigin } from './fixtures'

/** An answer of the portal's API. */
export interface ApiAnswer {
  readonly status: number
  // biome-ignore lint/suspicious/noExplicitAny: a JSON document of the API, read by tests.
  readonly body: any
}

/** Posts to the API as the person of this page does. */
export async function post(page: Page, path: string, data: object): Promise<ApiAnswer> {
  const response = await page.request.post(path, { headers: { origin: portalOrigin() }, data })
  return { status: response.status(), body: await response.json() }
}

/** One call that the simulator saw. */
export interface SeenEvent {
  readonly eventName: string
  readonly roleArn?: string
  readonly roleSessionName?: string
  readonly sourceIdentity?: string
  readonly externalId?: string
  readonly issuedAccessKeyId?: string
  readonly accessKeyId?: string
  readonly principalTags?: Readonly<Record<string, string>>
  readonly transitiveTagKeys?: readonly string[]
  readonly durationSeconds?: number
}

/** What AWS saw, oldest first. */
export async function seenByAws(): Promise<readonly SeenEvent[]> {
  return (await (await fetch(`${awsOrigin()}/_aws/events`)).json()).events
}

/** The calls that led to the keys with this id: the one that issued them, and those that issued the keys which signed it. */
export async function callsBehind(accessKeyId: string): Promise<readonly SeenEvent[]> {
  const events = await seenByAws()
  const behind = (id: string): readonly SeenEvent[] => {
    const issuing = events.find(({ issuedAccessKeyId }) => issuedAccessKeyId === id)
    if (!issuing) return []
    return issuing.accessKeyId === undefined ? [issuing] : [...behind(issuing.accessKeyId), issuing]
  }
  return behind(accessKeyId)
}
