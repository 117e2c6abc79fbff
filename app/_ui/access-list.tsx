'use client'

import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { AccessCount } from './access-count'
import { countRoles, describeCount, groupAccounts, matchAccess, wordsToMark } from './access-filter'
import { AccessGrid } from './access-grid'
import { AccessGroup } from './access-group'
import { AccessIcons } from './access-icons'
import type { AccountView } from './access-view'
import { ConsoleDoors } from './console-doors'
import { EnvironmentFacets } from './environment-facets'
import { FilterField } from './filter-field'
import { KeysDoor } from './keys-door'
import { NoMatch } from './no-match'
import { useConsoleDoors } from './use-console-doors'
import { useFilterAddress } from './use-filter-address'
import { useKeys } from './use-keys'

interface AccessListProps {
  readonly accounts: readonly AccountView[]
  /** The filter with which the page was asked for: its search parameters `q` and `env`. */
  readonly query?: string
  readonly environment?: string
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
}

/** Everything this person may open, by environment, with a filter that answers at once. */
export function AccessList(props: AccessListProps) {
  const { accounts, query: initial = '', environment: initialEnvironment = '', address } = props
  const access = useAccess(accounts, initial, initialEnvironment)
  const keys = useKeys()
  const doors = useConsoleDoors()
  const input = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const empty = access.matches.size === 0
  const focusInput = useCallback(() => input.current?.focus(), [])
  function enterList() {
    access.settle()
    grid.current?.querySelector<HTMLElement>('.account:not([hidden]) .chip button')?.focus()
  }
  function showAll() {
    if (input.current) input.current.value = ''
    access.setQuery('')
    access.setEnvironment('')
    focusInput()
  }
  return (
    <>
      <h1 className="sr-only">Access</h1>
      <AccessIcons />
      <p className="only-without-script mb-3 text-ink-2">
        This browser runs no scripts: consoles open, but keys and the filter need them.
      </p>
      <FilterField
        ref={input}
        initial={initial}
        empty={access.query === ''}
        onQuery={access.setQuery}
        onEnterList={enterList}
      />
      <EnvironmentFacets groups={access.groups} chosen={access.environment} onChoose={access.setEnvironment}>
        <AccessCount>{describeCount(access.matches, access.groups)}</AccessCount>
      </EnvironmentFacets>
      {empty && (
        <NoMatch
          environment={access.environment}
          elsewhere={access.elsewhere}
          onEverywhere={() => access.setEnvironment('')}
          onShowAll={showAll}
        />
      )}
      <AccessGrid ref={grid} empty={empty} onFilter={focusInput}>
        {access.groups.map((group, index) => (
          <AccessGroup
            key={group.environment}
            group={group}
            matches={access.matches}
            words={access.words}
            legend={index === 0}
            onKeys={keys.open}
            onMore={doors.openMenu}
          />
        ))}
      </AccessGrid>
      <KeysDoor keys={keys} address={address} accounts={accounts} />
      <ConsoleDoors doors={doors} newTab address={address} />
    </>
  )
}

/** The accounts, the filter and what it finds. */
function useAccess(accounts: readonly AccountView[], initialQuery: string, initialEnvironment: string) {
  const [query, setQuery] = useState(initialQuery)
  const [wanted, setEnvironment] = useState(initialEnvironment)
  const groups = useMemo(() => groupAccounts(accounts), [accounts])
  const environment = groups.some((group) => group.environment === wanted) ? wanted : ''
  // Typing never waits for the list: it follows when there is time.
  const deferred = useDeferredValue(query)
  const [settled, setSettled] = useState(initialQuery)
  const shown = settled === query ? query : deferred
  const matches = useMemo(() => matchAccess(groups, { query: shown, environment }), [groups, shown, environment])
  const elsewhere = useMemo(
    () =>
      matches.size === 0 && environment !== '' ? countRoles(matchAccess(groups, { query: shown, environment: '' })) : 0,
    [matches, groups, shown, environment],
  )
  const words = useMemo(() => wordsToMark(shown), [shown])
  useFilterAddress(query, environment)
  // Whoever enters the list enters what was typed: a row that is about to go would take the focus with it.
  const settle = () => flushSync(() => setSettled(query))
  return { query, setQuery, settle, environment, setEnvironment, groups, matches, elsewhere, words }
}
