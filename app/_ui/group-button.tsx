'use client'

import { ChevronDown } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTexts } from '#texts'
import type { Grouping } from './access-groups'

const GroupMenu = lazy(async () => ({ default: (await import('./group-menu')).GroupMenu }))

interface GroupButtonProps {
  readonly grouping: Grouping
  /** Keys of tags by which accounts can be grouped. */
  readonly tagKeys: readonly string[]
  readonly onChoose: (grouping: string) => void
}

/** By what the list is grouped, and the menu of the other ways, which comes when it is wanted. */
export function GroupButton({ grouping, tagKeys, onChoose }: GroupButtonProps) {
  const t = useTexts('access')
  const [open, setOpen] = useState<boolean | null>(null)
  const button = useRef<HTMLButtonElement>(null)
  const choices = [
    ['environment', t('groupings.environment')],
    ['account', t('groupings.account')],
    ...tagKeys.map((key) => [`tag:${key}`, key] as const),
  ] as const
  return (
    <>
      <button
        ref={button}
        type="button"
        className="btn btn-ghost btn-small group-button"
        aria-haspopup="menu"
        aria-expanded={open === true}
        onClick={() => setOpen(true)}
      >
        <span>{t.rich('groupBy', { way: () => <bdi>{choices.find(([value]) => value === grouping)?.[1]}</bdi> })}</span>
        <ChevronDown className="icon icon-sm" aria-hidden="true" />
      </button>
      <Suspense fallback={null}>
        {open !== null && (
          <GroupMenu
            choices={choices}
            chosen={grouping}
            anchor={button}
            open={open}
            onChoose={onChoose}
            onClose={() => setOpen(false)}
          />
        )}
      </Suspense>
    </>
  )
}
