import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { type KeyAdvice, type KeyFormat, keyFormats } from '@/lib/handout/key-formats'
import type { RoleTarget } from './access-view'
import { selectContents } from './clipboard'
import { initialFormat, type KeysPlace, splitFormats } from './keys-format'
import type { KeyLine } from './keys-lines'
import { placeAll, sectionLines } from './keys-sections'
import { recall, remember } from './preferences'
import type { KeysState } from './use-keys'
import type { KeysBundle } from './use-keys-bundle'
import { type ProfileName, useProfileName } from './use-profile-name'

/** How the issued keys are shown: format, masking, and what to do when the browser refuses to copy. */
export interface KeysView {
  readonly region: string
  readonly tabs: readonly KeyFormat[]
  /** The formats that are no tabs. */
  readonly more: readonly KeyFormat[]
  readonly format: KeyFormat | undefined
  readonly advice: KeyAdvice | null
  /** All that is copied. */
  readonly text: () => string
  /** In a credentials file. */
  readonly profile: ProfileName
  /** A space stands before each line, where a history heeds it. */
  readonly spaced: boolean
  readonly lines: readonly KeyLine[]
  readonly revealed: boolean
  /** The browser refused to copy these keys; they were selected instead. */
  readonly copyRefused: boolean
  readonly linesRef: RefObject<HTMLPreElement | null>
  readonly chooseFormat: (id: string) => void
  readonly chooseSpaced: (spaced: boolean) => void
  readonly reveal: (revealed: boolean) => void
  /** Reveals the keys and selects them, so that the keyboard can copy them. */
  readonly select: () => void
}

interface KeysViewParts {
  /** The main button of the dialog. */
  readonly primary: RefObject<HTMLElement | null>
  readonly bundle: KeysBundle
}

/** The view of one dialog; masked again for each new set of keys. */
export function useKeysView(state: KeysState, target: RoleTarget, { primary, bundle }: KeysViewParts): KeysView {
  const { issued } = state
  const { region } = state.choices
  const [chosen, setChosen] = useState(() => initialFormat(recall('format'), navigator.userAgent))
  const [spaced, setSpaced] = useState(() => recall('spaced') === 'yes')
  const profile = useProfileName(target)
  const [revealedFor, setRevealedFor] = useState<unknown>(null)
  const [selecting, setSelecting] = useState(false)
  const [refusedFor, setRefusedFor] = useState<unknown>(null)
  const linesRef = useRef<HTMLPreElement>(null)
  const revealed = issued !== null && revealedFor === issued
  const format = keyFormats.find(({ id }) => id === chosen)
  const { entries } = bundle
  const sections = useMemo(() => {
    const place: KeysPlace = { target, region, profileName: profile.name, expiresAt: issued?.expiresAt ?? new Date(0) }
    return format ? placeAll(format, { place, keys: issued, entries, spaced }) : []
  }, [format, target, region, profile.name, issued, spaced, entries])
  const lines = useMemo(() => (issued ? sectionLines(sections, revealed) : []), [issued, sections, revealed])
  useEffect(() => {
    if (selecting && linesRef.current) selectContents(linesRef.current)
    setSelecting(false)
  }, [selecting])
  useFocusKeeper(primary, state)
  return {
    region,
    ...splitFormats(chosen),
    format,
    advice: sections[0]?.placed.advice ?? null,
    text: () => sections.map(({ placed, keys }) => (keys ? placed.render(keys) : '')).join('\n'),
    profile,
    spaced,
    lines,
    revealed,
    copyRefused: issued !== null && refusedFor === issued,
    linesRef,
    chooseFormat: (id) => {
      setChosen(id)
      remember('format', id)
    },
    chooseSpaced: (next) => {
      setSpaced(next)
      remember('spaced', next ? 'yes' : 'no')
    },
    reveal: (next) => setRevealedFor(next ? issued : null),
    select: () => {
      setRevealedFor(issued)
      setRefusedFor(issued)
      setSelecting(true)
    },
  }
}

/**
 * The main button changes with the state; when the focused one went away, the focus goes to the one that came. Once more in
 * the next frame, because the dialog then takes a lost focus to itself. The first focus is the dialog's own affair.
 */
function useFocusKeeper(primary: RefObject<HTMLElement | null>, { asking, issued, problem, forgotten }: KeysState) {
  const isOpen = useRef(false)
  // biome wants these named: each of them changes the button.
  useEffect(() => {
    if (!isOpen.current || !(asking || issued || problem || forgotten)) {
      isOpen.current = true
      return
    }
    const keep = () => {
      const dialog = primary.current?.closest('[role="dialog"]')
      const isLost = document.activeElement === dialog || !dialog?.contains(document.activeElement)
      if (isLost) primary.current?.focus()
    }
    keep()
    const frame = requestAnimationFrame(keep)
    return () => cancelAnimationFrame(frame)
  }, [primary, asking, issued, problem, forgotten])
}
