import type { MfaDevice } from './iam-user'
import { totpCode, totpStep } from './totp'

/** What became of a one-time code: `limited` when the device had too many verifications to judge it. */
export type MfaVerdict = 'accepted' | 'refused' | 'limited'

/** Remembers the codes that were used, and how often each device was asked. */
export interface MfaLedger {
  verify(device: MfaDevice, code: string, now: Date): MfaVerdict
  /** A code that would be accepted now; null when every code of the window was used. */
  unusedCode(device: MfaDevice, now: Date): string | null
}

/** Codes this many steps of 30 seconds before or after the current one pass. */
const toleranceSteps = 2
const verificationLimit = 9
const windowMilliseconds = 3 * 60_000

/** A code passes once; nine verifications a device in three minutes, good or bad, and it is refused unseen. */
export function createMfaLedger(): MfaLedger {
  const usedSteps = new Map<string, Set<number>>()
  const verifications = new Map<string, readonly number[]>()
  const usedBy = (serialNumber: string) => {
    const used = usedSteps.get(serialNumber) ?? new Set<number>()
    usedSteps.set(serialNumber, used)
    return used
  }
  return {
    verify({ serialNumber, secret }, code, now) {
      const instant = now.getTime()
      const recent = (verifications.get(serialNumber) ?? []).filter((at) => at > instant - windowMilliseconds)
      if (recent.length >= verificationLimit) return 'limited'
      verifications.set(serialNumber, [...recent, instant])
      const used = usedBy(serialNumber)
      const step = stepsAround(now).find((candidate) => totpCode(secret, candidate) === code && !used.has(candidate))
      if (step === undefined) return 'refused'
      used.add(step)
      return 'accepted'
    },
    unusedCode({ serialNumber, secret }, now) {
      const step = stepsAround(now).find((candidate) => !usedBy(serialNumber).has(candidate))
      return step === undefined ? null : totpCode(secret, step)
    },
  }
}

/** The current step first. */
function stepsAround(now: Date): readonly number[] {
  const current = totpStep(now)
  const offsets = Array.from({ length: toleranceSteps }, (_, index) => index + 1)
  return [current, ...offsets.flatMap((offset) => [current - offset, current + offset])]
}
