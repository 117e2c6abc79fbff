import type { Attempt } from './tally'

/** What became of the attempts of one family. */
interface FamilyCount {
  readonly family: string
  readonly controls: number
  readonly refusedControls: number
  readonly attacks: number
  readonly acceptedAttacks: number
}

/** The table of `npm run test:attack`, and every reason why the run proves nothing or shows a hole. */
export function tallyTable(attempts: readonly Attempt[]): {
  readonly lines: readonly string[]
  readonly faults: readonly string[]
} {
  const families = [...new Set(attempts.map(({ family }) => family))].sort()
  const counts = families.map((family) =>
    count(
      family,
      attempts.filter((attempt) => attempt.family === family),
    ),
  )
  const width = Math.max(6, ...families.map((family) => family.length))
  const line = (name: string, cells: readonly (number | string)[]) =>
    [name.padEnd(width), ...cells.map((cell) => String(cell).padStart(9))].join('')
  const tried = sum(counts.map(({ attacks }) => attacks))
  const accepted = sum(counts.map(({ acceptedAttacks }) => acceptedAttacks))
  return {
    lines: [
      line('family', ['tried', 'refused', 'accepted', 'controls']),
      ...counts.map(({ family, attacks, acceptedAttacks, controls }) =>
        line(family, [attacks, attacks - acceptedAttacks, acceptedAttacks, controls]),
      ),
      line('all', [tried, tried - accepted, accepted, sum(counts.map(({ controls }) => controls))]),
    ],
    faults: [...counts.flatMap(familyFaults), ...attempts.flatMap(attemptFaults)],
  }
}

function count(family: string, attempts: readonly Attempt[]): FamilyCount {
  const controls = attempts.filter(({ isControl }) => isControl)
  const attacks = attempts.filter(({ isControl }) => !isControl)
  return {
    family,
    controls: controls.length,
    refusedControls: controls.filter(({ accepted }) => !accepted).length,
    attacks: attacks.length,
    acceptedAttacks: attacks.filter(({ accepted }) => accepted).length,
  }
}

function familyFaults({ family, controls, attacks }: FamilyCount): readonly string[] {
  if (attacks > 0 && controls === 0) return [`${family}: nothing honest was tried beside the attacks`]
  return attacks === 0 ? [`${family}: no attack was tried`] : []
}

function attemptFaults({ family, name, isControl, accepted }: Attempt): readonly string[] {
  if (isControl === accepted) return []
  return [`${family}: ${name} ${isControl ? 'was refused, and is honest' : 'was accepted'}`]
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
