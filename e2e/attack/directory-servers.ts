import { generateKeyPairSync } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import { jwtVerify } from 'jose'
import { type RunningPart, startListener } from '../stack/listener'
import { answer } from './cut-provider'

/** Whom the three directories know, by what each calls the same person, and the groups that each tells of them. */
export interface KnownPerson {
  readonly entra: string
  readonly okta: string
  readonly google: string
  readonly googleAddress: string
  readonly groups: {
    readonly entra: readonly string[]
    readonly okta: readonly string[]
    readonly google: readonly string[]
  }
}

/** What all directories do in place of an answer. */
export type Trouble = 'none' | 'down' | 'forbidden' | 'throttled' | 'half' | 'elsewhere' | 'markup'

/** Microsoft Graph, Okta's API and Google's Directory API with their token endpoints, at one origin: strict, and bad on command. */
export interface DirectoryServers extends RunningPart {
  knows(person: KnownPerson): void
  troubled(by: Trouble): void
  /** How many requests came. */
  asked(): number
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })

export const directorySecrets = {
  tenant: '2f1a6c1e-8a4b-4b0a-9d0e-6a1b2c3d4e5f',
  clientId: '0b7f2f0e-1d2c-4b3a-8c9d-5e6f7a8b9c0d',
  clientSecret: 'entra-directory-secret',
  privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  clientEmail: 'brevet@project.iam.gserviceaccount.test',
  accessToken: 'directory-access-token',
} as const

interface Sent {
  readonly url: URL
  readonly method: string
  readonly body: string
  readonly authorization: string
}

export async function startDirectories(): Promise<DirectoryServers> {
  let [known, trouble, count]: [KnownPerson | null, Trouble, number] = [null, 'none', 0]
  const part = await startListener(0, (origin) => async (request, response) => {
    count += 1
    const sent = await read(request, origin)
    if (sent.url.pathname.endsWith('/token')) return tokens(sent, response)
    if (sent.authorization !== `Bearer ${directorySecrets.accessToken}`) return answer(response, {}, 401)
    if (trouble !== 'none' && !(trouble === 'half' && isFirstPage(sent))) return fail(trouble, request, response)
    if (known === null || !tell(known, sent, response)) answer(response, {}, 404)
  })
  return {
    ...part,
    knows: (person) => {
      known = person
    },
    troubled: (by) => {
      trouble = by
    },
    asked: () => count,
  }
}

async function read(request: IncomingMessage, origin: string): Promise<Sent> {
  const { method = '', headers } = request
  const url = new URL(request.url ?? '/', origin)
  return { url, method, body: await text(request), authorization: headers.authorization ?? '' }
}

async function tokens({ url, body }: Sent, response: ServerResponse): Promise<void> {
  const form = new URLSearchParams(body)
  const isRight =
    url.pathname === `/${directorySecrets.tenant}/oauth2/v2.0/token`
      ? form.get('client_secret') === directorySecrets.clientSecret && form.get('scope') === `${url.origin}/.default`
      : await isSigned(form.get('client_assertion') ?? form.get('assertion') ?? '', url)
  if (!isRight) return answer(response, { error: 'invalid_client' }, 401)
  answer(response, { token_type: 'Bearer', expires_in: 3600, access_token: directorySecrets.accessToken })
}

async function isSigned(token: string, { href }: URL): Promise<boolean> {
  return jwtVerify(token, keys.publicKey, {
    algorithms: ['RS256'],
    audience: href,
    requiredClaims: ['exp', 'iat'],
  }).then(
    () => true,
    () => false,
  )
}

/** Pages of 100; false for somebody who is not known. */
function tell({ groups, ...ids }: KnownPerson, { url, method, body }: Sent, response: ServerResponse): boolean {
  const { pathname, searchParams, origin } = url
  const from = Number(searchParams.get('from') ?? searchParams.get('pageToken') ?? 0)
  const page = (all: readonly string[]) => ({ list: all.slice(from, from + 100), isLast: from + 100 >= all.length })
  const next = `${origin}${pathname}?from=${from + 100}`
  if (pathname === `/v1.0/users/${ids.entra}/getMemberGroups`) {
    if (from === 0 && (method !== 'POST' || JSON.parse(body).securityEnabledOnly !== false)) return false
    const { list, isLast } = page(groups.entra)
    answer(response, { value: list, ...(!isLast && { '@odata.nextLink': next }) })
    return true
  }
  if (pathname === `/api/v1/users/${ids.okta}/groups`) {
    const { list, isLast } = page(groups.okta)
    const link: Record<string, string> = isLast ? {} : { link: `<${url.href}>; rel="self", <${next}>; rel="next"` }
    answer(
      response,
      list.map((name) => ({ profile: { name } })),
      200,
      link,
    )
    return true
  }
  const userKey = searchParams.get('userKey') ?? ''
  if (pathname !== '/admin/directory/v1/groups') return false
  const isPerson = [ids.google, ids.googleAddress].includes(userKey)
  if (!isPerson && !groups.google.includes(userKey)) return false
  const { list, isLast } = page(isPerson ? groups.google : [])
  const found = list.map((email) => ({ email }))
  answer(response, {
    kind: 'admin#directory#groups',
    groups: found,
    ...(!isLast && { nextPageToken: String(from + 100) }),
  })
  return true
}

function isFirstPage({ url: { searchParams } }: Sent): boolean {
  return !searchParams.has('from') && !searchParams.has('pageToken')
}

function fail(trouble: Trouble, request: IncomingMessage, response: ServerResponse): void {
  if (trouble === 'down') request.socket.destroy()
  if (trouble === 'forbidden' || trouble === 'half')
    answer(response, { error: { code: 'Authorization_RequestDenied' } }, 403)
  if (trouble === 'throttled') answer(response, {}, 429, { 'retry-after': '600' })
  if (trouble === 'elsewhere') response.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()
  if (trouble === 'markup') response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>')
}
