import { type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import type { RoleTarget } from './access-view'
import { selectContents } from './clipboard'
import { initialFormat, type KeyFormat, keyFormats } from './keys-format'
import { type KeyLine, keyLines } from './keys-lines'
import { recall, remember } from './preferences'
import type { KeysState } from './use-keys'

/** How the issued keys are shown: format, masking, and what to do when the browser refuses to copy. */
export interface KeysView {
  readonly region: string
  readonly formats: readonly KeyFormat[]
  readonly format: KeyFormat | undefined
  readonly lines: readonly KeyLine[]
  readonly revealed: boolean
  /** The browser refused to copy these keys; they were selected instead. */
  readonly copyRefused: boolean
  readonly linesRef: RefObject<HTMLPreElement | null>
  readonly chooseFormat: (id: string) => void
  readonly reveal: (revealed: boolean) => void
  /** Reveals the keys and selects them, so that the keyboard can copy them. */
  readonly select: () => void
}

/** The view of one dialog; masked again for each new set of keys. */
export function useKeysView(state: KeysState, target: RoleTarget, primary: RefObject<HTMLElement | null>): KeysView {
  const { issued } = state
  const region = issued?.region ?? target.account.region
  const formats = useMemo(() => keyFormats(issued, region, target), [issued, region, target])
  const [chosen, setChosen] = useState(() => initialFormat(formats, recall('format'), navigator.userAgent))
  const [revealedFor, setRevealedFor] = useState<unknown>(null)
  const [selecting, setSelecting] = useState(false)
  const [refusedFor, setRefusedFor] = useState<unknown>(null)
  const linesRef = useRef<HTMLPreElement>(null)
  const revealed = issued !== null && revealedFor === issued
  const format = formats.find(({ id }) => id === chosen) ?? formats[0]
  const lines = useMemo(
    () => (issued && format ? keyLines(format.render, issued, revealed) : []),
    [issued, format, revealed],
  )
  useEffect(() => {
    if (selecting && linesRef.current) selectContents(linesRef.current)
    setSelecting(false)
  }, [selecting])
  useFocusKeeper(primary, state)
  return {
    region,
    formats,
    format,
    lines,
    revealed,
    copyRefused: issued !== null && refusedFor === issued,
    linesRef,
    chooseFormat: (id) => {
      setChosen(id)
      remember('format', id)
    },
    reveal: (next) => setRevealedFor(next ? issued : null),
    select: () => {
      setRevealedFor(issued)
      setRefusedFor(issued)
      setSelecting(true)
    },
  }
}

/** The main button changes with the state; when the focused one went away, the focus goes to the one that came. */
function useFocusKeeper(primary: RefObject<HTMLElement | null>, { asking, issued, problem }: KeysState) {
  // biome wants these named: each of them changes the button.
  useEffect(() => {
    const lost = document.activeElement === document.body || document.activeElement?.getAttribute('role') === 'dialog'
    if (lost && (asking || issued || problem)) primary.current?.focus()
  }, [primary, asking, issued, problem])
}
