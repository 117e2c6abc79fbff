import { BrevetError } from '../domain/errors'
import type { Identity } from '../domain/identity'
import type { PortalSession } from '../domain/session'
import { actorOf, record, recordRefusal } from './audit-trail'
import type { Installation } from './installation'
import { forgetPurpose } from './kept-purpose'
import { type SignedInBrowser, signedInBrowser } from './own-sessions'
import type { PersonalVisit } from './visit'

/** Somebody who is signed in. */
export interface SignedInPerson {
  readonly source: string
  readonly subject: string
  readonly name: string
  readonly email: string | null
  /** Last seen first. */
  readonly browsers: readonly SignedInBrowser[]
}

export interface SignedInPeople {
  /** Last seen first. */
  readonly people: readonly SignedInPerson[]
  /** False: there are more, which a narrower search finds. */
  readonly isWhole: boolean
}

/** Sessions on one page; so many of one person fit many times over. */
const mostSessions = 200

/**
 * Who is signed in, of those whose e-mail address, name or subject begins so; null for whom that is not meant: administrators alone.
 * Where people have API tokens, sign-ins that were left alone are among them: their programs go on.
 */
export async function signedInPeople(
  installation: Installation,
  identity: Identity,
  person: string | null,
): Promise<SignedInPeople | null> {
  const { access, config } = installation.current()
  if (!access.isAdmin(identity)) return null
  const wish = { person, hasIdle: config.apiTokens.enabled, limit: mostSessions }
  const found = await installation.sessions.search(wish)
  return { people: peopleOf(installation, found), isWhole: found.length < mostSessions }
}

function peopleOf(installation: Installation, sessions: readonly PortalSession[]): readonly SignedInPerson[] {
  const people = new Map<string, PortalSession[]>()
  for (const session of sessions) {
    const { source, subject } = session.identity
    const key = JSON.stringify([source, subject])
    people.set(key, [...(people.get(key) ?? []), session])
  }
  return [...people.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const { source, subject, name, email } = first.identity
    return [{ source, subject, name, email, browsers: own.map((session) => signedInBrowser(installation, session)) }]
  })
}

export interface SignOutPerson extends PersonalVisit {
  readonly source: string
  readonly subject: string
}

/** Ends every sign-in of a person, and their API tokens: those may be in the wrong hands, and would wake up at the next sign-in. */
export async function endEverywhere(
  { sessions, repositories }: Installation,
  { source, subject }: Pick<Identity, 'source' | 'subject'>,
): Promise<readonly PortalSession[]> {
  const ended = await sessions.endPerson(source, subject)
  await repositories.apiTokens.deletePerson(source, subject)
  return ended
}

/**
 * An administrator signs a person out of every browser, and ends their API tokens; returns of how many. AWS sessions that were handed out go on. Audited with who
 * did it and whom it hit, also when that was nobody any more. `not_found` for everybody else.
 */
export async function signOutPerson(installation: Installation, request: SignOutPerson): Promise<number> {
  const { session, source, subject, reference, client } = request
  const deed = { reference, client, action: 'sign-out', actor: actorOf(session.identity), target: null } as const
  return recordRefusal(installation, deed, async () => {
    if (!installation.current().access.isAdmin(session.identity)) throw new BrevetError('not_found')
    const ended = await endEverywhere(installation, { source, subject })
    await Promise.all(ended.map((one) => forgetPurpose(installation, one)))
    const [whom] = ended.map(({ identity }) => identity)
    const person = (whom?.email ?? whom?.name ?? subject).slice(0, 256)
    const named = { person, personSource: source.slice(0, 64), personSubject: subject.slice(0, 256) }
    const details = { cause: 'administrator', sessions: ended.length, ...named }
    await record(installation, { ...deed, outcome: 'succeeded', details })
    return ended.length
  })
}
