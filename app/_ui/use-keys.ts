'use client'

import { useCallback, useEffect, useReducer, useRef } from 'react'
import type { RoleTarget } from './access-view'
import type { Problem } from './api-post'
import { initialDuration } from './duration'
import { type IssuedKeys, requestKeys } from './keys-request'
import { recall, remember } from './preferences'

/** What the keys dialog shows. Closing it, and the end of the keys, drop the secrets. */
export interface KeysState {
  readonly open: boolean
  readonly target: RoleTarget | null
  /** What the next request will ask for. */
  readonly durationSeconds: number
  /** As typed; dropped when it is sent, because it counts once. */
  readonly mfaCode: string
  readonly asking: boolean
  readonly issued: IssuedKeys | null
  readonly endedAt: Date | null
  readonly problem: Problem | null
}

type KeysEvent =
  | { readonly type: 'opened'; readonly target: RoleTarget; readonly durationSeconds: number }
  | { readonly type: 'typed'; readonly mfaCode: string }
  | { readonly type: 'asked'; readonly target: RoleTarget; readonly durationSeconds: number }
  | { readonly type: 'issued'; readonly keys: IssuedKeys }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'chosen'; readonly durationSeconds: number }
  | { readonly type: 'ended' }
  | { readonly type: 'closed' }

const nothing = { open: false, mfaCode: '', asking: false, issued: null, endedAt: null, problem: null }

/** The state after an event. */
export function reduceKeys(state: KeysState, event: KeysEvent): KeysState {
  switch (event.type) {
    case 'opened':
      return { ...state, ...nothing, open: true, target: event.target, durationSeconds: event.durationSeconds }
    case 'typed':
      return { ...state, mfaCode: event.mfaCode }
    case 'asked':
      return {
        ...state,
        open: true,
        asking: true,
        mfaCode: '',
        problem: null,
        target: event.target,
        durationSeconds: event.durationSeconds,
      }
    case 'issued':
      return { ...state, asking: false, issued: event.keys, endedAt: null }
    case 'refused':
      return { ...state, asking: false, problem: event.problem }
    case 'chosen':
      return { ...state, durationSeconds: event.durationSeconds }
    case 'ended':
      return { ...state, issued: null, endedAt: state.issued?.expiresAt ?? state.endedAt }
    case 'closed':
      return { ...state, ...nothing }
  }
}

/** The keys dialog and its verbs. Keys are asked for by a click only: `open` and `renew` are its listeners. */
export interface Keys {
  readonly state: KeysState
  readonly open: (target: RoleTarget) => void
  readonly renew: () => void
  readonly typeMfaCode: (code: string) => void
  readonly chooseDuration: (seconds: number) => void
  readonly end: () => void
  readonly close: () => void
}

/** Holds the keys of one dialog. One request at a time: a double click issues once. */
export function useKeys(): Keys {
  const [state, send] = useReducer(reduceKeys, { ...nothing, target: null, durationSeconds: 0 })
  const flight = useRef<AbortController | null>(null)
  useEffect(() => () => flight.current?.abort(), [])

  const issue = useCallback(async (target: RoleTarget, durationSeconds: number, mfaCode: string | null) => {
    if (flight.current) return
    const controller = new AbortController()
    flight.current = controller
    send({ type: 'asked', target, durationSeconds })
    try {
      const answer = await requestKeys({
        entitlement: target.role.id,
        durationSeconds,
        mfaCode,
        signal: controller.signal,
      })
      if (controller.signal.aborted) return
      send(answer.ok ? { type: 'issued', keys: answer.keys } : { type: 'refused', problem: answer.problem })
    } catch {
      // Aborted by closing: the answer, if there is one, is dropped.
    } finally {
      if (flight.current === controller) flight.current = null
    }
  }, [])

  const open = useCallback(
    (target: RoleTarget) => {
      const durationSeconds = initialDuration(target.role.maxDurationSeconds, Number(recall('duration')) || null)
      if (target.role.needsMfaCode) send({ type: 'opened', target, durationSeconds })
      else void issue(target, durationSeconds, null)
    },
    [issue],
  )
  return {
    state,
    open,
    renew: () => {
      if (state.target) void issue(state.target, state.durationSeconds, state.mfaCode || null)
    },
    typeMfaCode: (mfaCode) => send({ type: 'typed', mfaCode }),
    chooseDuration: (durationSeconds) => {
      remember('duration', String(durationSeconds))
      send({ type: 'chosen', durationSeconds })
    },
    end: useCallback(() => send({ type: 'ended' }), []),
    close: () => {
      flight.current?.abort()
      flight.current = null
      send({ type: 'closed' })
    },
  }
}
