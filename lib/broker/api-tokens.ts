import { createHash, randomBytes } from 'node:crypto'
import { type ApiToken, type ApiTokenScope, apiTokenScopes, mostApiTokens } from '../domain/api-token'
import { BrevetError } from '../domain/errors'
import { type Secret, secret } from '../domain/secret'
import type { PortalSession } from '../domain/session'
import { actorOf, type Deed, record, recordRefusal } from './audit-trail'
import type { Installation } from './installation'
import { countRefusedToken } from './throttle'
import type { PersonalVisit, Visit } from './visit'

/** What its person sees of a token, for as long as it counts. */
export type ApiTokenView = Pick<ApiToken, 'id' | 'name' | 'scopes' | 'createdAt' | 'expiresAt' | 'lastUsedAt'>

export interface NewApiToken {
  /** 1 to 60 characters. */
  readonly name: string
  readonly scopes: readonly string[]
  /** From 1 to what the configuration allows. */
  readonly days: number
}

/** A new token, and the only time at which it is seen. */
export interface MadeApiToken {
  readonly token: Secret
  readonly view: ApiTokenView
}

/** So that scanners for secrets know one in a repository. */
const prefix = 'brv_'
const tokenPattern = /^brv_[A-Za-z0-9_-]{43}$/
const daySeconds = 24 * 3600
/** A row is not written at every use. Seconds. */
const touchSeconds = 60

/**
 * Makes a token by which a program acts for this person. Fails with `not_found` where tokens are switched off, `request_malformed` for
 * a wish that is none, and `api_token_limit` beyond {@link mostApiTokens}.
 */
export async function makeApiToken(
  installation: Installation,
  visit: PersonalVisit,
  wish: NewApiToken,
): Promise<MadeApiToken> {
  const { identity } = visit.session
  const deed: Deed = { ...visit, action: 'api-token', actor: actorOf(identity), target: null }
  return recordRefusal(installation, deed, async () => {
    const { name, scopes, days } = readWish(installation, wish)
    const { apiTokens } = installation.repositories
    const value = `${prefix}${randomBytes(32).toString('base64url')}`
    const createdAt = installation.now()
    const { source, subject } = identity
    const token: ApiToken = {
      ...{
        id: randomBytes(9).toString('base64url'),
        tokenHash: hashOf(value),
        source,
        subject,
        name,
        scopes,
        createdAt,
      },
      expiresAt: new Date(createdAt.getTime() + days * daySeconds * 1000),
      lastUsedAt: null,
    }
    const facts = { made: token.id, scopes: scopes.join(' '), expiresAt: token.expiresAt.toISOString() }
    await record(installation, { ...deed, outcome: 'started', details: facts })
    if (!(await apiTokens.insertBelow(token, mostApiTokens))) throw new BrevetError('api_token_limit')
    await record(installation, { ...deed, outcome: 'succeeded', details: facts })
    return { token: secret(value), view: viewOf(token) }
  })
}

/** The tokens of a person, newest first; null where they are switched off. */
export async function ownApiTokens(
  { current, repositories, now }: Installation,
  { identity }: PortalSession,
): Promise<readonly ApiTokenView[] | null> {
  if (!current().config.apiTokens.enabled) return null
  return (await repositories.apiTokens.list(identity.source, identity.subject, now())).map(viewOf)
}

/** Ends one token of this person; `not_found` for every other id. */
export async function endApiToken(installation: Installation, visit: PersonalVisit, id: string): Promise<void> {
  const { identity } = visit.session
  const { apiTokens } = installation.repositories
  const own = await apiTokens.list(identity.source, identity.subject, installation.now())
  const token = own.find((candidate) => candidate.id === id)
  if (!token || !(await apiTokens.delete(token.tokenHash))) throw new BrevetError('not_found')
  const deed: Deed = { ...visit, action: 'api-token', actor: actorOf(identity), target: null }
  await record(installation, { ...deed, outcome: 'succeeded', details: { ended: id } })
}

/**
 * The visit of a program: what it may is what its person may, who has to be signed in somewhere, so that whatever ends their sessions
 * stops their programs. Idle time does not: it guards browsers that were left alone. Fails with `api_token_refused` for a token that is
 * unknown or has ended, `api_token_scope` for what it was not made for, and `api_token_asleep` while nobody is signed in.
 */
export async function visitByToken(
  installation: Installation,
  visit: Visit,
  { token, scope }: { readonly token: Secret; readonly scope: ApiTokenScope },
): Promise<PersonalVisit> {
  const { current, repositories, now } = installation
  const value = token.reveal()
  const isPossible = tokenPattern.test(value) && current().config.apiTokens.enabled
  const known = isPossible ? await repositories.apiTokens.find(hashOf(value)) : null
  if (!known || known.expiresAt <= now()) {
    await countRefusedToken(installation, visit.client.ip)
    throw new BrevetError('api_token_refused')
  }
  const { id, tokenHash, scopes, lastUsedAt } = known
  if (!scopes.includes(scope)) throw new BrevetError('api_token_scope', { apiToken: id, scope })
  const session = await latestSession(installation, known)
  if (!session) throw new BrevetError('api_token_asleep', { apiToken: id })
  const age = now().getTime() - (lastUsedAt?.getTime() ?? 0)
  if (age >= touchSeconds * 1000) await repositories.apiTokens.touch(tokenHash, now())
  return { ...visit, session, apiToken: id }
}

/** The newest sign-in of a person that was not ended, at a source that still counts. */
async function latestSession(
  { current, repositories, now }: Installation,
  { source, subject }: ApiToken,
): Promise<PortalSession | null> {
  if (!current().sources.has(source)) return null
  const [latest] = await repositories.sessions.listOpen(source, subject, now())
  return latest ?? null
}

function readWish({ current }: Installation, wish: NewApiToken): NewApiToken & Pick<ApiToken, 'scopes'> {
  const { enabled, maxDays } = current().config.apiTokens
  if (!enabled) throw new BrevetError('not_found')
  const name = wish.name.trim()
  if (name.length < 1 || name.length > 60) throw new BrevetError('request_malformed', { field: 'name' })
  const scopes = apiTokenScopes.filter((scope) => wish.scopes.includes(scope))
  if (scopes.length === 0 || scopes.length !== wish.scopes.length) {
    throw new BrevetError('request_malformed', { field: 'scopes' })
  }
  const { days } = wish
  if (!Number.isInteger(days) || days < 1 || days > maxDays)
    throw new BrevetError('request_malformed', { field: 'days' })
  return { name, scopes, days }
}

function viewOf({ id, name, scopes, createdAt, expiresAt, lastUsedAt }: ApiToken): ApiTokenView {
  return { id, name, scopes, createdAt, expiresAt, lastUsedAt }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
