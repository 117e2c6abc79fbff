'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { type Grouping, groupingOf, groupMatches, listItems } from './access-groups'
import { indexAccess } from './access-index'
import { wordsToMark } from './access-query'
import { countRoles, searchAccess } from './access-search'
import type { AccountView } from './access-view'
import { environmentLabel } from './environment'
import { useFilterAddress } from './use-filter-address'

/** The filter with which the page was asked for: its search parameters `q`, `env`, `group` and `all`. */
export interface WantedAccess {
  readonly query: string
  readonly environment: string
  readonly grouping: string
  /** All rows in the page, not only those near the view. */
  readonly everything: boolean
}

interface AccessOptions {
  readonly wanted: WantedAccess
  readonly favourites: readonly string[]
  readonly recents: readonly string[]
}

/** The accounts, the filter and what it finds. */
export function useAccess(accounts: readonly AccountView[], { wanted, favourites, recents }: AccessOptions) {
  const [query, setQuery] = useState(wanted.query)
  const [wantedEnvironment, setEnvironment] = useState(wanted.environment)
  const [wantedGrouping, setGrouping] = useState<string>(wanted.grouping)
  const [everything, setEverything] = useState(wanted.everything)
  const index = useMemo(() => indexAccess(accounts), [accounts])
  const isEnvironment = accounts.some((account) => environmentLabel(account.environment) === wantedEnvironment)
  const environment = isEnvironment ? wantedEnvironment : ''
  const grouping: Grouping = groupingOf(wantedGrouping, index.tagKeys)
  // Typing never waits for the list: it follows when there is time.
  const deferred = useDeferredValue(query)
  const [settled, setSettled] = useState(wanted.query)
  const shown = settled === query ? query : deferred
  const matches = useMemo(() => searchAccess(index, { query: shown, environment }), [index, shown, environment])
  const standing = useMemo(
    () => (shown.trim() === '' ? null : { favourites: new Set(favourites), recents }),
    [shown, favourites, recents],
  )
  const items = useMemo(() => listItems(groupMatches(matches, grouping, standing)), [matches, grouping, standing])
  const elsewhere = useMemo(
    () =>
      matches.length === 0 && environment !== ''
        ? countRoles(searchAccess(index, { query: shown, environment: '' }))
        : 0,
    [matches, index, shown, environment],
  )
  const words = useMemo(() => wordsToMark(shown), [shown])
  useFilterAddress({
    q: query,
    env: environment,
    group: grouping === 'environment' ? '' : grouping,
    all: everything ? '1' : '',
  })
  // Whoever enters the list enters what was typed: a row that is about to go would take the focus with it.
  const settle = () => flushSync(() => setSettled(query))
  return {
    ...{ query, setQuery, settle, environment, setEnvironment, grouping, setGrouping, everything, setEverything },
    ...{ index, matches, items, elsewhere, words, isFiltered: shown.trim() !== '' || environment !== '' },
  }
}
