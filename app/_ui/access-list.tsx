'use client'

import { useCallback, useDeferredValue, useMemo, useRef, useState } from 'react'
import { AccessCount } from './access-count'
import { describeCount, groupAccounts, matchAccess, wordsToMark } from './access-filter'
import { AccessGrid } from './access-grid'
import { AccessGroup } from './access-group'
import { AccessIcons } from './access-icons'
import type { AccountView } from './access-view'
import { EnvironmentFacets } from './environment-facets'
import { FilterField } from './filter-field'
import { KeysDialog } from './keys-dialog'
import { useFilterAddress } from './use-filter-address'
import { useKeys } from './use-keys'

interface AccessListProps {
  readonly accounts: readonly AccountView[]
  /** The filter with which the page was asked for: its search parameters `q` and `env`. */
  readonly query?: string
  readonly environment?: string
}

/** Everything this person may open, by environment, with a filter that answers at once. */
export function AccessList({ accounts, query: initial = '', environment: initialEnvironment = '' }: AccessListProps) {
  const access = useAccess(accounts, initial, initialEnvironment)
  const keys = useKeys()
  const input = useRef<HTMLInputElement>(null)
  const grid = useRef<HTMLTableElement>(null)
  const empty = access.matches.size === 0
  const focusInput = useCallback(() => input.current?.focus(), [])
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
      <FilterField
        ref={input}
        initial={initial}
        empty={access.query === ''}
        onQuery={access.setQuery}
        onEnterList={() => grid.current?.querySelector<HTMLElement>('.account:not([hidden]) .chip button')?.focus()}
      />
      <EnvironmentFacets groups={access.groups} chosen={access.environment} onChoose={access.setEnvironment}>
        <AccessCount>{describeCount(access.matches, access.groups)}</AccessCount>
      </EnvironmentFacets>
      {empty && <NoMatch onShowAll={showAll} />}
      <AccessGrid ref={grid} empty={empty} onType={focusInput}>
        {access.groups.map((group, index) => (
          <AccessGroup
            key={group.environment}
            group={group}
            matches={access.matches}
            words={access.words}
            legend={index === 0}
            onKeys={keys.open}
          />
        ))}
      </AccessGrid>
      <KeysDialog keys={keys} />
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
  const shown = useDeferredValue(query)
  const matches = useMemo(() => matchAccess(groups, { query: shown, environment }), [groups, shown, environment])
  const words = useMemo(() => wordsToMark(shown), [shown])
  useFilterAddress(query, environment)
  return { query, setQuery, environment, setEnvironment, groups, matches, words }
}

function NoMatch({ onShowAll }: { readonly onShowAll: () => void }) {
  return (
    <section className="panel flex flex-col items-start gap-3 p-4">
      <div>
        <h2 className="section-title">No account or role of yours matches</h2>
        <p className="text-ink-2">
          The filter looks at names, aliases, account IDs, roles and environments. Roles that no grant gives you are not
          in this list.
        </p>
      </div>
      <button type="button" className="btn" onClick={onShowAll}>
        Show all
      </button>
    </section>
  )
}
