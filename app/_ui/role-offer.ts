import { partitionOfRegion } from '@/lib/domain/partition'
import type { LimitKind } from '@/lib/domain/session-limit'
import type { Asked } from '@/lib/domain/terms'

/** What may be chosen for a role at hand-out, and what is asked. Roles with the same share one object. */
export interface RoleOffer {
  /** What sets the longest session. */
  readonly limitedBy: LimitKind
  readonly reason: Asked
  readonly ticket: Asked
  readonly ticketPatterns: readonly string[]
  /** `denials`: the role has a policy of its own, so that nothing else may say what a session is allowed. */
  readonly narrowing: 'any' | 'denials' | 'none'
  /** Policies that every session carries. */
  readonly policies: readonly OfferedPolicy[]
  /** Policies that may be chosen instead of the whole role. */
  readonly offeredPolicies: readonly OfferedPolicy[]
  /** The console opens by the browser's own POST to AWS as well; always the whole role. */
  readonly opensByPost: boolean
}

interface OfferedPolicy {
  readonly id: string
  readonly label: string
}

/** A text field that a grant asks for. */
export type PurposeField = 'reason' | 'ticket'

/** A text field that may have to be filled before anything is asked of AWS. */
export type AskedField = PurposeField | 'mfaCode'

/** What is asked of why a role is needed. */
export type PurposeAsk = Pick<RoleOffer, PurposeField | 'ticketPatterns'>

interface AskingRole {
  readonly offer: PurposeAsk
  readonly needsMfaCode: boolean
}

/** Whether something must be said before the role can be handed out, so that nothing is asked of AWS at once. */
export function asksFirst({ offer, needsMfaCode }: AskingRole): boolean {
  return needsMfaCode || offer.reason === 'required' || offer.ticket === 'required'
}

/** The first field that is not as the role asks; null when all are. The broker judges again. */
export function unfitField(said: Readonly<Record<AskedField, string>>, role: AskingRole): AskedField | null {
  const purpose = unfitPurpose(said, role.offer)
  return purpose ?? (role.needsMfaCode && !/^\d{6}$/.test(said.mfaCode) ? 'mfaCode' : null)
}

/** The same of the reason and the ticket alone. */
export function unfitPurpose(said: Readonly<Record<PurposeField, string>>, offer: PurposeAsk): PurposeField | null {
  const reason = said.reason.trim()
  const ticket = said.ticket.trim()
  if (reason === '' ? offer.reason === 'required' : reason.length < 3) return 'reason'
  if (ticket === '') return offer.ticket === 'required' ? 'ticket' : null
  return offer.ticketPatterns.every((pattern) => new RegExp(`^(?:${pattern})$`, 'u').test(ticket)) ? null : 'ticket'
}

/** Whether the console can be left before it is opened: AWS goes on after its sign-out in this partition only. */
export function signsOutFirst({ account }: { readonly account: { readonly region: string } }): boolean {
  return partitionOfRegion(account.region)?.id === 'aws'
}
