import type { MfaDevice } from './iam-user'
import { totpCode, totpStep } from './totp'

/** What became of a one-time code: `limited` when the device had too many verifications to judge it. */
export type MfaVerdict = 'accepted' | 'refused' | 'limited'

/** Remembers the codes that were used, and how often each device was asked. */
export interface MfaLedger {
  verify(device: MfaDevice, code: string, now: Date): MfaVerdict
  /** A code that would be accepted now, and that nobody was shown before; null when every code of the window was used or shown. */
  unusedCode(device: MfaDevice, now: Date): string | null
}

/** Codes this many steps of 30 seconds before or after the current one pass. */
const toleranceSteps = 2
const verificationLimit = 9
const windowMilliseconds = 3 * 60_000

/** A code passes once; nine verifications a device in three minutes, good or bad, and it is refused unseen. */
export function createMfaLedger(): MfaLedger {
  const usedSteps = new Map<string, Set<number>>()
  const shownSteps = new Map<string, Set<number>>()
  const verifications = new Map<string, readonly number[]>()
  const stepsOf = (steps: Map<string, Set<number>>, serialNumber: string) => {
    const known = steps.get(serialNumber) ?? new Set<number>()
    steps.set(serialNumber, known)
    return known
  }
  return {
    verify({ serialNumber, secret }, code, now) {
      const instant = now.getTime()
      const recent = (verifications.get(serialNumber) ?? []).filter((at) => at > instant - windowMilliseconds)
      if (recent.length >= verificationLimit) return 'limited'
      verifications.set(serialNumber, [...recent, instant])
      const used = stepsOf(usedSteps, serialNumber)
      const step = stepsAround(now).find((candidate) => totpCode(secret, candidate) === code && !used.has(candidate))
      if (step === undefined) return 'refused'
      used.add(step)
      return 'accepted'
    },
    unusedCode({ serialNumber, secret }, now) {
      const [used, shown] = [stepsOf(usedSteps, serialNumber), stepsOf(shownSteps, serialNumber)]
      const step = stepsAround(now).find((candidate) => !used.has(candidate) && !shown.has(candidate))
      if (step === undefined) return null
      shown.add(step)
      return totpCode(secret, step)
    },
  }
}

/** The current step first. */
function stepsAround(now: Date): readonly number[] {
  const current = totpStep(now)
  const offsets = Array.from({ length: toleranceSteps }, (_, index) => index + 1)
  return [current, ...offsets.flatMap((offset) => [current - offset, current + offset])]
}
