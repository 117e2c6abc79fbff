'use client'

import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import type { ListItem } from './access-groups'
import { AllRows, WindowRows } from './access-rows'
import type { GridKeys } from './use-grid-keys'

interface AccessGridProps {
  readonly items: readonly ListItem[]
  /** Only the rows near the view are in the page. */
  readonly isWindowed: boolean
  readonly gridKeys: GridKeys
  readonly render: (item: ListItem, place: number, ref?: React.Ref<HTMLTableRowElement>) => ReactNode
}

/** The grid of all accounts. One listener copies every account id. */
export function AccessGrid({ items, isWindowed, gridKeys, render }: AccessGridProps) {
  const t = useTexts('access')
  const Rows = isWindowed ? WindowRows : AllRows
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table as grid is the ARIA pattern for rows of controls (APG, Grid)
      role="grid"
      aria-label={t('grid')}
      aria-rowcount={items.length + 1}
      className="panel access-grid"
      {...gridKeys}
    >
      <thead className="sr-only">
        <tr aria-rowindex={1}>
          <th scope="col">{t('columns.environment')}</th>
          <th scope="col">{t('columns.account')}</th>
          <th scope="col">{t('columns.id')}</th>
          <th scope="col">{t('columns.roles')}</th>
          <th scope="col">{t('columns.more')}</th>
        </tr>
      </thead>
      <Rows items={items} render={render} />
    </table>
  )
}
