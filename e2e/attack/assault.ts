import { inBatches } from './batches'
import { expect, type OidcFort, type Verdict } from './oidc-fort'
import { honestPerson, type Misbehaviour } from './openid-provider/token'
import { recordAttack, recordControl } from './tally'

/** One way to be wrong, under the name that the OpenID conformance suite has for it where it has one. */
export interface Attack {
  readonly name: string
  /** Why the portal must say no. */
  readonly code: string
  readonly misbehaviour?: Misbehaviour
  /** Default: the source at which everything is in order. */
  readonly source?: string
}

export type Control = Omit<Attack, 'code'>

/** What is honest, and what only looks like it. */
export interface Assault {
  readonly controls: readonly Control[]
  readonly attacks: readonly Attack[]
}

/** Signs in by each control, then by each attack: who is then signed in, why not, and whether the audit says the same. */
export async function assail(fort: OidcFort, family: string, { controls, attacks }: Assault): Promise<void> {
  await inBatches(controls, async ({ name, source = 'corp', misbehaviour }) => {
    expectHonest(family, name, await fort.signIn(source, misbehaviour))
  })
  const audit = await fort.openAudit()
  await inBatches(attacks, async ({ name, code, source = 'corp', misbehaviour }) => {
    const verdict = await fort.signIn(source, misbehaviour)
    expectRefused(family, name, { verdict, code })
    expect.soft((await audit(verdict.reference))?.code, `${name}, in the audit`).toBe(code)
  })
}

/** The honest person is signed in. */
export function expectHonest(family: string, name: string, { who, code }: Verdict): void {
  recordControl(family, name, who?.subject === honestPerson['sub'])
  expect.soft([who?.subject, code], name).toEqual([honestPerson['sub'], null])
}

/** Nobody is signed in, for the reason that is expected. */
export function expectRefused(
  family: string,
  name: string,
  { verdict, code }: { readonly verdict: Verdict; readonly code: string },
): void {
  recordAttack(family, name, verdict.who !== null)
  expect.soft([verdict.who, verdict.code], name).toEqual([null, code])
}
