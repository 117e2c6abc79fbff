import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { expect } from '@playwright/test'
import { type OwnPortal, startOwnPortal } from '../own-portal'
import { createSigningCertificate, type SigningCertificate } from '../stack/saml/certificate'
import { entityBombs } from './saml/entities'
import { lagIn, lagOptions } from './saml/loop-lag'
import { beginLogin, formOf, type Login, postAnswer, signedInAs } from './saml/saml-login'
import { factsFor, sourceLine, test } from './saml/saml-portal'
import { heavy } from './saml/sizes'
import { createKit } from './saml/variant'
import { recordAttack, recordControl } from './tally'

const family = 'SAML floods'
const rounds = 6
const perRound = 6
/** Heavy answers in a second: half as many again as the portal, unless it is told otherwise, takes from one address. */
const perSecond = 15

test('a flood of heavy answers neither blocks the portal nor makes people wait', async () => {
  test.setTimeout(120_000)
  const folder = mkdtempSync(join(tmpdir(), 'brevet-flood-'))
  const lags = join(folder, 'lags')
  const signer = await createSigningCertificate(new Date())
  const config = ['rateLimits: { signInsPerAddress: 1000000 }', 'signIn:', sourceLine('assertion', signer)]
  const portal = await startOwnPortal({ config, environment: lagOptions(lags) })
  try {
    const flood = await prepareFlood(portal, signer)
    const people = () => timeSignIns(portal, signer)
    await people()
    // Others on the machine can only add to what is measured: the best of three counts.
    const measurements: Measurement[] = []
    while (measurements.length < 3 && !measurements.some(isUndisturbed)) {
      measurements.push(await measure(flood, people, lags))
    }
    const description = JSON.stringify({ measurements, sent: flood.sent() })
    test.info().annotations.push({ type: 'measured', description })
    recordControl(
      family,
      'sign-ins during the flood',
      measurements.every(({ isComplete }) => isComplete),
    )
    recordAttack(family, 'a flood that people feel', !measurements.some(isUndisturbed))
    recordAttack(family, 'heavy answers that sign in', flood.taken() > 0)
    expect(flood.taken()).toBe(0)
    expect(measurements.every(({ isComplete }) => isComplete)).toBe(true)
    expect(measurements.some(isUndisturbed), description).toBe(true)
  } finally {
    await portal.stop()
    rmSync(folder, { recursive: true })
  }
})

/** In milliseconds: without the flood, and with it. */
interface Measurement {
  /** Of the event loop; one moment in a hundred was worse. */
  readonly lag: readonly [quiet: number, flooded: number]
  /** A sign-in; half of them took longer. */
  readonly signIn: readonly [quiet: number, flooded: number]
  /** Everybody who signed in during the flood got in. */
  readonly isComplete: boolean
}

/** On a machine that is busy otherwise, processor time is dearer: the quiet spans say by how much. */
function isUndisturbed({ lag, signIn }: Measurement): boolean {
  return lag[1] < Math.max(100, 5 * lag[0]) && signIn[1] < 2 * signIn[0]
}

type Flood = Awaited<ReturnType<typeof prepareFlood>>

/** Lets people sign in with and without the flood in turn, until each kind of document was sent. */
async function measure(flood: Flood, people: () => Promise<Span>, lags: string): Promise<Measurement> {
  const quiet: Span[] = []
  const flooded: Span[] = []
  const sentBefore = flood.sent()
  while (quiet.length < rounds || flood.sent() - sentBefore < flood.kinds) {
    quiet.push(await people())
    const end = flood.begin()
    flooded.push(await people())
    await end()
  }
  await wait(200)
  const half = (spans: readonly Span[]) => median(spans.flatMap(({ times }) => times))
  return {
    lag: [lagIn(lags, quiet), lagIn(lags, flooded)],
    signIn: [half(quiet), half(flooded)],
    isComplete: flooded.every(({ times }) => times.length === perRound),
  }
}

interface Span {
  readonly from: number
  readonly until: number
  /** Of each sign-in, in milliseconds. */
  readonly times: readonly number[]
}

/** Some sign-ins, one after the other, from the start to the first answer of the interface. */
async function timeSignIns(portal: OwnPortal, signer: SigningCertificate): Promise<Span> {
  const from = Date.now()
  const times: number[] = []
  for (let count = 0; count < perRound; count += 1) {
    const begun = performance.now()
    const login = await beginLogin(portal.origin, 'assertion')
    await postAnswer(portal.origin, login, answerTo(portal, login, signer))
    const person = await signedInAs(portal.origin, login.jar)
    if (person !== null) times.push(performance.now() - begun)
  }
  return { from, until: Date.now(), times }
}

function answerTo(portal: OwnPortal, login: Login, signer: SigningCertificate): string {
  return createKit(factsFor(portal, login, signer), { stranger: signer, listener: 'http://localhost:9' }).answer()
}

/** Heavy answers to a sign-in that waits, made beforehand so that only their reader is at work. */
async function prepareFlood(portal: OwnPortal, signer: SigningCertificate) {
  const login = await beginLogin(portal.origin, 'assertion')
  const kit = createKit(factsFor(portal, login, signer), { stranger: signer, listener: 'http://localhost:9' })
  const forms = Object.values({ ...heavy, ...entityBombs }).flatMap((forge) => {
    const forged = forge(kit)
    return forged === null ? [] : [formOf(forged, login).toString()]
  })
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  let sent = 0
  let taken = 0
  const send = async () => {
    const body = forms[sent % forms.length] ?? ''
    sent += 1
    const response = await login.jar
      .copy()
      .send(`${portal.origin}/auth/assertion/callback`, { method: 'POST', headers, body })
    await response.arrayBuffer()
    if (!response.headers.get('location')?.includes('/refused')) taken += 1
  }
  return {
    kinds: forms.length,
    sent: () => sent,
    taken: () => taken,
    /** Goes on until the function that it gives is called; that one waits for the last answer. */
    begin: () => {
      const open: Promise<void>[] = []
      const timer = setInterval(() => open.push(send()), 1000 / perSecond)
      return async () => {
        clearInterval(timer)
        await Promise.all(open)
      }
    },
  }
}

function median(values: readonly number[]): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0
}
