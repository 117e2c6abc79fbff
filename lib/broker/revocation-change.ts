import { setTimeout as sleep } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { BrevetError } from '../domain/errors'
import type { Revocation, RevokedRole } from '../domain/revocation'
import type { OpenDenial } from '../federation/role-denials'
import { revocationPolicy } from '../trust/revocation-policy'
import type { Installation } from './installation'

/** The sole right to change what stands on one role. */
export interface RoleChange {
  /** In the order in which they were made. */
  readonly standing: readonly Revocation[]
  /** Remembers what stands from now on; fails with `revocation_busy` when the right is over. */
  keep(revocations: readonly Revocation[]): Promise<void>
}

/** More than all calls of AWS for one change take together. */
const changeSeconds = 120

/** Does one change of what stands on a role, while nobody else does one, on no replica; `revocation_busy` while somebody does. */
export async function changeRole<T>(
  { repositories: { revocations }, now }: Pick<Installation, 'repositories' | 'now'>,
  role: RevokedRole,
  change: (right: RoleChange) => Promise<T>,
): Promise<T> {
  const until = new Date(now().getTime() + changeSeconds * 1000 + Math.floor(Math.random() * 1000))
  const standing = await revocations.claim(role, now(), until)
  if (standing === null) throw new BrevetError('revocation_busy')
  try {
    return await change({
      standing,
      async keep(next) {
        if (!(await revocations.replace(role, next, until))) throw new BrevetError('revocation_busy')
      },
    })
  } finally {
    await revocations.release(role, until)
  }
}

/**
 * Makes the policy of a role say exactly this, and reads it back: true when AWS gives what was written. That IAM then denies everywhere
 * takes it seconds to minutes, and shows in no answer.
 */
export async function writePolicy(denial: OpenDenial, revocations: readonly Revocation[]): Promise<boolean> {
  const policy = revocationPolicy(revocations)
  await (policy === null ? denial.remove() : denial.write(JSON.stringify(policy)))
  for (const milliseconds of readPauses) {
    if (isDeepStrictEqual(await denial.read(), policy)) return true
    await sleep(milliseconds)
  }
  return isDeepStrictEqual(await denial.read(), policy)
}

/** What IAM has just taken it may not give at once. */
const readPauses = [250, 1000, 2000]
