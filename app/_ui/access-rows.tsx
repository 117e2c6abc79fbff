'use client'

import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual'
import { Fragment, type ReactNode, type Ref, type RefObject, useCallback, useRef } from 'react'
import type { ListItem } from './access-groups'
import { useRowHeight, useTopEdge } from './use-row-places'

type RenderItem = (item: ListItem, place: number, ref?: Ref<HTMLTableRowElement>) => ReactNode

interface AccessRowsProps {
  readonly items: readonly ListItem[]
  readonly render: RenderItem
}

/** Every row is in the page: for lists that are short enough, and for who wants to search the page with the browser. */
export function AllRows({ items, render }: AccessRowsProps) {
  return <tbody>{items.map((item, place) => render(item, place))}</tbody>
}

/**
 * Only the rows near the view are in the page, with empty ones as high as what is left out. The heading of the group that is looked at
 * and the row that has the focus always are, so that neither goes away with the rows around it.
 */
export function WindowRows({ items, render }: AccessRowsProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const top = useTopEdge(body)
  const rowHeight = useRowHeight()
  const virtualizer = useWindowVirtualizer({
    count: items.length,
    estimateSize: (place) => (items[place]?.kind === 'group' ? 36 : rowHeight),
    getItemKey: useCallback((place: number) => items[place]?.key ?? place, [items]),
    rangeExtractor: (range) => withPinned(range, [headingAt(items, range.startIndex), focusedPlace(body)]),
    // Before the list has its place, which is never the top of the page, it is as the server draws it: what is in view, no more.
    overscan: top === 0 ? 1 : 6,
    scrollMargin: top,
    // What the server draws, and the browser when it wakes the page up.
    initialRect: { width: 1280, height: 480 },
    useFlushSync: false,
  })
  const shown = virtualizer.getVirtualItems()
  const total = top + virtualizer.getTotalSize()
  return (
    <tbody ref={body}>
      {shown.map(({ index, key, start }, place) => {
        const item = items[index]
        return (
          <Fragment key={key}>
            <Gap height={start - (shown[place - 1]?.end ?? top)} />
            {item && render(item, index, virtualizer.measureElement)}
          </Fragment>
        )
      })}
      <Gap height={total - (shown.at(-1)?.end ?? top)} />
    </tbody>
  )
}

/** The height is set by script, since the policy for styles allows none in the page's text. */
function Gap({ height }: { readonly height: number }) {
  if (height <= 0) return null
  const setHeight = (row: HTMLTableRowElement | null) => row?.style.setProperty('height', `${height}px`)
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row has nothing that could have the focus
  return <tr className="gap" aria-hidden="true" ref={setHeight} />
}

/** The place of the heading under which a row stands; null when there is none. */
function headingAt(items: readonly ListItem[], place: number): number | null {
  for (let above = Math.min(place, items.length - 1); above >= 0; above -= 1) {
    if (items[above]?.kind === 'group') return above
  }
  return null
}

function focusedPlace(body: RefObject<HTMLElement | null>): number | null {
  const row = body.current?.querySelector<HTMLElement>('[data-index]:focus-within')
  return row ? Number(row.dataset['index']) : null
}

function withPinned(range: Range, pinned: readonly (number | null)[]): number[] {
  const more = pinned.filter((place) => place !== null).filter((place) => place < range.count)
  return [...new Set([...defaultRangeExtractor(range), ...more])].sort((left, right) => left - right)
}
