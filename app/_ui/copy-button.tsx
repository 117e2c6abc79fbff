'use client'

import { Check, CircleX, Copy } from 'lucide-react'
import type { ReactNode, Ref } from 'react'
import { useEffect, useRef, useState } from 'react'
import { useTexts } from '#texts'
import { copyText } from './clipboard'

interface CopyButtonProps {
  /** The text, or a function that gives it, so that a secret is not held as a prop of many buttons. */
  readonly text: string | (() => string)
  /** Said politely when done: "Keys copied". */
  readonly done: string
  /** Accessible name; needed when the button shows an icon alone. */
  readonly label?: string
  readonly className?: string
  readonly children?: ReactNode
  readonly ref?: Ref<HTMLButtonElement>
  /** Called when the browser refuses to copy. */
  readonly onRefused?: () => void
}

type Outcome = 'idle' | 'copied' | 'refused'

const icons = { idle: Copy, copied: Check, refused: CircleX } as const

/** Copies one text. The icon turns to a check for 1.5 s, and a polite message says what was copied. */
export function CopyButton({ text, done, label, className = 'btn', children, ref, onRefused }: CopyButtonProps) {
  const refusedText = useTexts('frame')('refusedToCopy')
  const [outcome, setOutcome] = useOutcome()
  async function copy(button: HTMLButtonElement) {
    const copied = await copyText(typeof text === 'string' ? text : text(), button)
    setOutcome(copied ? 'copied' : 'refused')
    if (!copied) onRefused?.()
  }
  const Icon = icons[outcome]
  return (
    <>
      <button
        type="button"
        ref={ref}
        className={className}
        aria-label={label}
        title={outcome === 'refused' ? refusedText : undefined}
        data-outcome={outcome}
        onClick={(event) => copy(event.currentTarget)}
      >
        <Icon className="icon icon-sm" aria-hidden="true" />
        {children}
      </button>
      <span role="status" className="sr-only">
        {outcome === 'copied' ? done : outcome === 'refused' ? refusedText : ''}
      </span>
    </>
  )
}

/** Falls back to idle by itself; a refusal stays longer, because it has to be read. */
function useOutcome() {
  const [outcome, setOutcome] = useState<Outcome>('idle')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  function show(next: Outcome) {
    clearTimeout(timer.current)
    setOutcome(next)
    timer.current = setTimeout(() => setOutcome('idle'), next === 'copied' ? 1500 : 8000)
  }
  return [outcome, show] as const
}
