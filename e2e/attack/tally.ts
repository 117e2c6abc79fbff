import { test } from '@playwright/test'

/** What a test tried against the portal. The reporter beside this file counts them by family. */
export interface Attempt {
  /** A plain short name of the kind of attack, such as "SAML signature wrapping". */
  readonly family: string
  readonly name: string
  /** A control must get in: where everything is refused, a refusal proves nothing. */
  readonly isControl: boolean
  readonly accepted: boolean
}

export const attemptAnnotation = 'attempt'

/** Something honest that must get in, said beside the attacks that resemble it. */
export function recordControl(family: string, name: string, accepted: boolean): void {
  record({ family, name, isControl: true, accepted })
}

/** Something that must not get in. The test judges by itself as well: this only counts. */
export function recordAttack(family: string, name: string, accepted: boolean): void {
  record({ family, name, isControl: false, accepted })
}

function record(attempt: Attempt): void {
  test.info().annotations.push({ type: attemptAnnotation, description: JSON.stringify(attempt) })
}
