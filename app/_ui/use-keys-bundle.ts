import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from 'react'
import type { AccountView, RoleTarget } from './access-view'
import {
  type Bundle,
  type BundleEvent,
  bundleCandidates,
  emptyBundle,
  endOf,
  type Purpose,
  reduceBundle,
  saidTo,
} from './keys-bundle'
import { initialChoices } from './keys-choices'
import { requestKeys } from './keys-request'
import { recall } from './preferences'
import type { KeysState } from './use-keys'

/** Further roles for the credentials file of a dialog, and their verbs. */
export interface KeysBundle extends Bundle {
  readonly candidates: readonly RoleTarget[]
  /** How many roles are left out because they need the code of a device. */
  readonly needCode: number
  /** Said once for all roles that ask for it; begins with what the dialog's own role was asked for. */
  readonly purpose: Purpose
  readonly say: (purpose: Partial<Purpose>) => void
  readonly isAsking: boolean
  readonly pick: (id: string, isPicked: boolean) => void
  /** Asks for the keys of these roles, one after the other. */
  readonly ask: (targets: readonly RoleTarget[]) => void
}

/** Holds the keys of further roles as long as the dialog holds its own: closing, forgetting and leaving drop them. */
export function useKeysBundle(state: KeysState, target: RoleTarget, accounts: readonly AccountView[]): KeysBundle {
  const [bundle, send] = useReducer(reduceBundle, emptyBundle)
  const [said, setSaid] = useState<Partial<Purpose>>({})
  const { candidates, needCode } = useMemo(() => bundleCandidates(accounts, target), [accounts, target])
  const flight = useRef<AbortController | null>(null)
  const isDropped = !state.open || state.forgotten
  const drop = useCallback(() => {
    flight.current?.abort()
    flight.current = null
    send({ type: 'dropped' })
    setSaid({})
  }, [])
  useEffect(() => {
    if (isDropped) drop()
  }, [isDropped, drop])
  useEffect(() => () => flight.current?.abort(), [])
  useEnds(bundle, send)
  const { durationSeconds, reason, ticket } = state.choices
  const purpose = { reason, ticket, ...said }
  return {
    ...bundle,
    candidates,
    needCode,
    purpose,
    say: (changes) => setSaid((before) => ({ ...before, ...changes })),
    isAsking: bundle.entries.some(({ status }) => status === 'waiting' || status === 'asking'),
    pick: (id, isPicked) => send({ type: 'picked', id, isPicked }),
    ask: (targets) => {
      if (flight.current) return
      const controller = new AbortController()
      flight.current = controller
      send({ type: 'started', targets })
      void askEach(targets, { durationSeconds, purpose, signal: controller.signal, send }).finally(() => {
        if (flight.current === controller) flight.current = null
      })
    },
  }
}

interface Asking {
  readonly durationSeconds: number
  readonly purpose: Purpose
  readonly signal: AbortSignal
  readonly send: (event: BundleEvent) => void
}

/** One request after the other: a refusal of one says nothing of the next. */
async function askEach(targets: readonly RoleTarget[], asking: Asking): Promise<void> {
  const { durationSeconds, purpose, signal, send } = asking
  for (const target of targets) {
    send({ type: 'changed', entry: { status: 'asking', target } })
    const remembered = { durationSeconds, region: recall(`region.${target.account.id}`) }
    const choices = { ...initialChoices(target, remembered), ...saidTo(target, purpose) }
    const request = { entitlement: target.role.id, choices, mfaCode: null, signal }
    const answer = await requestKeys(request).catch(() => null)
    if (signal.aborted || !answer) return
    const entry = answer.ok
      ? ({ status: 'issued', target, keys: answer.keys } as const)
      : ({ status: 'refused', target, problem: answer.problem } as const)
    send({ type: 'changed', entry })
  }
}

/** Takes keys away when they end. */
function useEnds({ entries }: Bundle, send: (event: BundleEvent) => void): void {
  const ends = entries.flatMap((entry) => (entry.status === 'issued' ? [endOf(entry.keys)] : []))
  const next = Math.min(...ends)
  useEffect(() => {
    if (next === Number.POSITIVE_INFINITY) return
    const timer = setTimeout(() => send({ type: 'ended', now: Date.now() }), Math.max(0, next - Date.now()))
    return () => clearTimeout(timer)
  }, [next, send])
}
