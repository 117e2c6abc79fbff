'use client'

import { type ComponentProps, type Dispatch, useCallback, useEffect, useReducer, useRef } from 'react'
import type { RoleTarget } from './access-view'
import type { Problem } from './api-post'
import { initialChoices, type KeptPurpose, type KeysChoices, type RememberedChoices } from './keys-choices'
import { type IssuedKeys, requestKeys } from './keys-request'
import { recall, remember } from './preferences'
import { type AskedField, asksFirst, type PurposeField, unfitField } from './role-offer'
import { useForgetting } from './use-forgetting'

/** What the keys dialog shows. Closing it, leaving the page, and the end of the keys drop the secrets. */
export interface KeysState {
  readonly open: boolean
  readonly target: RoleTarget | null
  /** What the next request will ask for. */
  readonly choices: KeysChoices
  /** A field that is not as the role asks. */
  readonly unfit: AskedField | null
  /** As typed; dropped when it is sent, because it counts once. */
  readonly mfaCode: string
  readonly asking: boolean
  readonly issued: IssuedKeys | null
  readonly endedAt: Date | null
  /** Keys were there, and were dropped while nobody saw the page. */
  readonly forgotten: boolean
  readonly problem: Problem | null
}

type KeysEvent =
  | { readonly type: 'opened'; readonly target: RoleTarget; readonly choices: KeysChoices }
  | { readonly type: 'asked' }
  | { readonly type: 'unfit'; readonly field: AskedField }
  | { readonly type: 'typed'; readonly mfaCode: string }
  | { readonly type: 'issued'; readonly keys: IssuedKeys }
  | { readonly type: 'refused'; readonly problem: Problem }
  | { readonly type: 'chosen'; readonly choices: Partial<KeysChoices> }
  | { readonly type: 'ended' }
  | { readonly type: 'forgotten' }
  | { readonly type: 'swept' }
  | { readonly type: 'closed' }

const nothing = {
  open: false,
  mfaCode: '',
  asking: false,
  issued: null,
  endedAt: null,
  forgotten: false,
  problem: null,
  unfit: null,
}

const noChoices: KeysChoices = {
  durationSeconds: 0,
  region: '',
  readOnly: false,
  service: '',
  regionOnly: false,
  myIp: false,
  policy: '',
  reason: '',
  ticket: '',
}

/** Before a role was chosen. */
export const closedKeys: KeysState = { ...nothing, target: null, choices: noChoices }

/** The state after an event. */
export function reduceKeys(state: KeysState, event: KeysEvent): KeysState {
  switch (event.type) {
    case 'opened':
      return { ...state, ...nothing, open: true, target: event.target, choices: event.choices }
    case 'typed':
      return { ...state, mfaCode: event.mfaCode, unfit: null }
    case 'asked':
      return { ...state, asking: true, mfaCode: '', forgotten: false, problem: null, unfit: null }
    case 'unfit':
      return { ...state, unfit: event.field }
    case 'issued':
      return { ...state, asking: false, issued: event.keys, endedAt: null }
    case 'refused':
      return { ...state, asking: false, problem: event.problem }
    case 'chosen':
      return { ...state, choices: { ...state.choices, ...event.choices }, unfit: null }
    case 'ended':
      return { ...state, issued: null, endedAt: state.issued?.expiresAt ?? state.endedAt }
    case 'forgotten':
      return { ...state, mfaCode: '', asking: false, issued: null, forgotten: state.forgotten || state.issued !== null }
    case 'swept':
      return { ...state }
    case 'closed':
      return { ...state, ...nothing }
  }
}

/** The keys dialog and its verbs. Keys are asked for by a click only: `open` and `renew` are its listeners. */
export interface Keys {
  readonly state: KeysState
  readonly open: (target: RoleTarget) => void
  readonly renew: () => void
  readonly choose: (choices: Partial<KeysChoices>) => void
  /** What binds a text field to the choices. */
  readonly input: (field: PurposeField) => ComponentProps<'input'>
  /** What binds the field of a one-time code. */
  readonly codeInput: () => ComponentProps<'input'>
  readonly end: () => void
  readonly close: () => void
}

/** Holds the keys of one dialog. One request at a time: a double click issues once. `kept` stands in its fields again. */
export function useKeys(kept: KeptPurpose | null): Keys {
  const [state, send] = useReducer(reduceKeys, closedKeys)
  const { isAway, issue, drop } = useFlight(send)
  useSweep(state.issued !== null, send)
  useForgetting(
    state.open,
    useCallback(() => {
      drop()
      send({ type: 'forgotten' })
    }, [drop]),
  )
  const fields = useRef<Partial<Record<AskedField, HTMLInputElement | null>>>({})
  const open = useCallback(
    (target: RoleTarget) => {
      if (isAway()) return
      const choices = initialChoices(target, recallChoices(target), kept)
      send({ type: 'opened', target, choices })
      if (!asksFirst(target.role)) void issue(target, choices, null)
    },
    [isAway, issue, kept],
  )
  return {
    state,
    open,
    renew: () => {
      if (!state.target) return
      const { target, choices, mfaCode } = state
      const field = unfitField({ ...choices, mfaCode }, target.role)
      if (field === null) return void issue(target, choices, mfaCode || null)
      send({ type: 'unfit', field })
      fields.current[field]?.focus()
    },
    choose: (choices) => {
      if (state.target) rememberChoices(state.target, choices)
      send({ type: 'chosen', choices })
    },
    input: (field) => ({
      ref: (element) => {
        fields.current[field] = element
      },
      value: state.choices[field],
      onChange: (event) => send({ type: 'chosen', choices: { [field]: event.currentTarget.value } }),
    }),
    codeInput: () => ({
      ref: (element) => {
        fields.current.mfaCode = element
      },
      value: state.mfaCode,
      onChange: ({ currentTarget }) => send({ type: 'typed', mfaCode: digitsOf(currentTarget.value) }),
    }),
    end: useCallback(() => send({ type: 'ended' }), []),
    close: () => {
      drop()
      send({ type: 'closed' })
    },
  }
}

/** React keeps what it rendered last beside what it renders now: one more rendering, and the dropped keys are nowhere. */
function useSweep(isHolding: boolean, send: Dispatch<KeysEvent>): void {
  const hasHeld = useRef(false)
  useEffect(() => {
    if (hasHeld.current && !isHolding) send({ type: 'swept' })
    hasHeld.current = isHolding
  }, [isHolding, send])
}

/** The request that is on its way; leaving the page or closing the dialog drops its answer. */
function useFlight(send: Dispatch<KeysEvent>) {
  const flight = useRef<AbortController | null>(null)
  useEffect(() => () => flight.current?.abort(), [])
  const isAway = useCallback(() => flight.current !== null, [])
  const issue = useCallback(
    async (target: RoleTarget, choices: KeysChoices, mfaCode: string | null) => {
      if (flight.current) return
      const controller = new AbortController()
      flight.current = controller
      send({ type: 'asked' })
      try {
        const request = { entitlement: target.role.id, choices, mfaCode, signal: controller.signal }
        const answer = await requestKeys(request)
        if (controller.signal.aborted) return
        send(answer.ok ? { type: 'issued', keys: answer.keys } : { type: 'refused', problem: answer.problem })
      } catch {
        // Aborted by closing: the answer, if there is one, is dropped.
      } finally {
        if (flight.current === controller) flight.current = null
      }
    },
    [send],
  )
  const drop = useCallback(() => {
    flight.current?.abort()
    flight.current = null
  }, [])
  return { isAway, issue, drop }
}

/** The six digits of a code, however a device groups them. */
function digitsOf(text: string): string {
  return text.replace(/\D/g, '').slice(0, 6)
}

function recallChoices({ account }: RoleTarget): RememberedChoices {
  return { durationSeconds: Number(recall('duration')) || null, region: recall(`region.${account.id}`) }
}

/** Length and region are habits; how a session was narrowed, and why it was needed, are not. */
function rememberChoices({ account }: RoleTarget, { durationSeconds, region }: Partial<KeysChoices>): void {
  if (durationSeconds !== undefined) remember('duration', String(durationSeconds))
  if (region !== undefined) remember(`region.${account.id}`, region)
}
