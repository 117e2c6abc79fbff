import { useEffect, useRef } from 'react'

/** What is typed for a field that is still on its way. */
export interface KeptTyping {
  /** From now on single characters are kept, and go nowhere else. */
  readonly begin: () => void
  /** What was kept; nothing more is. */
  readonly take: () => string
}

export function useKeptTyping(): KeptTyping {
  const kept = useRef<string | null>(null)
  useEffect(() => {
    function listen(event: KeyboardEvent) {
      const { key, ctrlKey, metaKey, altKey, isComposing } = event
      if (kept.current === null || ctrlKey || metaKey || altKey || isComposing) return
      if (key.length === 1) kept.current += key
      else if (key === 'Backspace') kept.current = kept.current.slice(0, -1)
      else {
        if (key === 'Escape') kept.current = null
        return
      }
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])
  const typing = useRef<KeptTyping>({
    begin: () => {
      kept.current ??= ''
    },
    take: () => {
      const text = kept.current ?? ''
      kept.current = null
      return text
    },
  })
  return typing.current
}
