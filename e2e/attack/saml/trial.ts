import { expect } from '@playwright/test'
import { recordAttack, recordControl } from '../tally'
import type { Mode } from './response'
import { beginLogin, type Outcome, postAnswer, type SignedIn, signedInAs } from './saml-login'
import type { SamlPortal } from './saml-portal'
import { attacker, type Variants } from './variant'

/** Each way of signing, in words. */
export const modes: ReadonlyArray<readonly [mode: Mode, signed: string]> = [
  ['assertion', 'the assertion'],
  ['response', 'the response'],
  ['both', 'both'],
]

/** How one answer ended. */
interface Verdict {
  readonly name: string
  readonly outcome: Outcome
  readonly person: SignedIn | null
}

const atOnce = 4
const untouched: Variants = { 'control-untouched': (kit) => kit.answer() }

/**
 * Tries a family of attacks in one mode: honest answers first, each of which must sign in exactly who was signed; then the attacks, each in a
 * fresh sign-in. An attack is refused when nobody is signed in afterwards, and the audit says so under the reference that was answered.
 */
export async function tryFamily(saml: SamlPortal, mode: Mode, family: Family): Promise<void> {
  const controls = await tryAll(saml, mode, { ...untouched, ...family.controls })
  for (const { name, person, outcome } of controls) {
    recordControl(family.name, `${name} (${mode})`, isAttackerAlone(person))
    expect
      .soft(person, `${name}: ${outcome.location}`)
      .toMatchObject({ subject: attacker.nameId, groups: [attacker.group] })
  }
  const attacks = await tryAll(saml, mode, family.attacks)
  const audit = await saml.audit()
  for (const { name, person, outcome } of attacks) {
    recordAttack(family.name, `${name} (${mode})`, person !== null)
    expect.soft(person, name).toBeNull()
    const { code, reference } = outcome.refusal ?? { code: 'none', reference: 'none' }
    const actor = { source: mode, subject: null }
    const row = { action: 'sign-in', outcome: 'refused', code, actor }
    expect.soft(outcome.status, name).toBe(303)
    expect.soft(audit.get(reference) ?? [], `${name}: ${outcome.location}`).toMatchObject([row])
  }
  expect(saml.calls(), 'calls to an address that stood in an answer').toBe(0)
}

export interface Family {
  readonly name: string
  readonly attacks: Variants
  /** Beside the untouched answer. */
  readonly controls?: Variants
}

function isAttackerAlone(person: SignedIn | null): boolean {
  return person?.subject === attacker.nameId && person.groups.join() === attacker.group
}

async function tryAll(saml: SamlPortal, mode: Mode, variants: Variants): Promise<readonly Verdict[]> {
  const waiting = Object.keys(variants)
  const verdicts: Verdict[] = []
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const verdict = await tryOne(saml, mode, name, variants)
      if (verdict) verdicts.push(verdict)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  return verdicts
}

async function tryOne(saml: SamlPortal, mode: Mode, name: string, variants: Variants): Promise<Verdict | null> {
  const { origin } = saml.portal
  const login = await beginLogin(origin, mode)
  const forged = variants[name]?.(saml.kitFor(login)) ?? null
  if (forged === null) return null
  const outcome = await postAnswer(origin, login, forged)
  return { name, outcome, person: await signedInAs(origin, login.jar) }
}
