'use client'

import { useEffect, useRef } from 'react'
import { isCovered, isSingleKey } from './single-keys'

interface PaletteKeys {
  /** ⌘K or Ctrl+K. */
  readonly onPalette: () => void
  /** `?`. */
  readonly onShortcuts: () => void
  /** The palette is open: the same key closes it. */
  readonly isOpen: boolean
}

/** The keys that work on every page. They are heard before the list, which takes what is typed for its filter. */
export function usePaletteKeys(keys: PaletteKeys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      const { onPalette, onShortcuts, isOpen } = latest.current
      const act =
        isPaletteKey(event) && (isOpen || !isCovered()) ? onPalette : isSingleKey(event, '?') ? onShortcuts : null
      if (!act) return
      event.preventDefault()
      event.stopPropagation()
      act()
    }
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])
}

/** On a Mac, Ctrl+K deletes to the end of a line. The place of the key counts where the layout has no K. */
function isPaletteKey({ key, code, ctrlKey, metaKey, altKey, shiftKey, isComposing }: KeyboardEvent): boolean {
  const isModified = /Mac|iP(?:hone|ad|od)/.test(navigator.platform) ? metaKey && !ctrlKey : ctrlKey && !metaKey
  if (!isModified || altKey || shiftKey || isComposing) return false
  return key.toLowerCase() === 'k' || (code === 'KeyK' && !/^[a-z]$/i.test(key))
}
