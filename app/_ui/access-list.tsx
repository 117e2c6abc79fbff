'use client'

import { lazy, type ReactNode, Suspense, useCallback, useMemo, useRef } from 'react'
import { useTexts } from '#texts'
import { DialogTexts } from '../_messages/texts-provider'
import { AccessCount } from './access-count'
import { AccessGrid } from './access-grid'
import type { ListItem } from './access-groups'
import { AccessRow } from './access-row'
import { describeCount } from './access-search'
import { type AccessTable, accountsOf } from './access-table'
import { ActiveStrip } from './active-strip'
import { EnvironmentFacets } from './environment-facets'
import { FilterField } from './filter-field'
import { GroupButton } from './group-button'
import { GroupRow } from './group-row'
import type { KeptPurpose } from './keys-choices'
import { KeysDoor } from './keys-door'
import { NoMatch } from './no-match'
import { SharedOpeningForm } from './opening-form'
import { PickPanels } from './pick-panels'
import { ProblemBanner } from './problem-banner'
import type { RunningSession } from './running-sessions'
import { ShowAll } from './show-all'
import { useShowAccess } from './shown-access'
import { useAccess, type WantedAccess } from './use-access'
import { useAccessActions } from './use-access-actions'
import { useGridKeys } from './use-grid-keys'
import { firstButton } from './use-roving-focus'
import { useRunningSessions } from './use-running-sessions'
import { useSingleSubmit } from './use-single-submit'
import { useTargets } from './use-targets'

interface AccessListProps {
  readonly table: AccessTable
  /** Entitlement ids, in the order in which they were added. */
  readonly favourites: readonly string[]
  /** Entitlement ids, the most useful to have at hand first. */
  readonly recents: readonly string[]
  readonly running: readonly RunningSession[]
  /** When the server wrote the page. */
  readonly servedAt: Date
  readonly wanted: WantedAccess
  /** The address of this browser as AWS sees it; null when it cannot be known. */
  readonly address: string | null
  /** What was said of a role before the provider had to confirm the person. */
  readonly kept: KeptPurpose | null
  /** How old the data is. */
  readonly age: ReactNode
}

// Dialogs and menus come when they are wanted: the list must not wait for them.
const ConsoleDoors = lazy(async () => ({ default: (await import('./console-doors')).ConsoleDoors }))
const AccountRowMenu = lazy(async () => ({ default: (await import('./account-row-menu')).AccountRowMenu }))

/** More accounts than these are not all in the page at once. */
const mostRows = 200

/** So many recents are shown; those that are favourites stand there already. */
const mostRecents = 6

/** Everything this person may open, with a filter that answers at once. */
export function AccessList({ table, recents, running, servedAt, wanted, address, age, ...props }: AccessListProps) {
  const t = useTexts('access')
  const accounts = useMemo(() => accountsOf(table), [table])
  const targets = useTargets(accounts)
  const { actions, keys, doors, menu, stars, notice } = useAccessActions(props.favourites, props.kept)
  const access = useAccess(accounts, { wanted, favourites: stars.favourites, recents })
  const sessions = useRunningSessions(running, servedAt, keys.state.issued)
  const input = useRef<HTMLInputElement>(null)
  const area = useRef<HTMLDivElement>(null)
  const focusInput = useCallback(() => input.current?.focus(), [])
  const gridKeys = useGridKeys({
    area,
    actions,
    targetOf: targets.find,
    onCopyId: notice.copyId,
    onFilter: focusInput,
  })
  const submitOnce = useSingleSubmit()
  const favourites = useMemo(() => new Set(stars.favourites), [stars.favourites])
  const { index } = access
  useShowAccess(
    useMemo(
      () => ({ accounts, index, favourites: stars.favourites, recents, onKeys: keys.open }),
      [accounts, index, stars.favourites, recents, keys.open],
    ),
  )
  const isFavourite = useCallback((id: string) => favourites.has(id), [favourites])
  const isLong = access.matches.length > mostRows
  const isWhole = isLong && access.everything
  function enterList() {
    access.settle()
    firstButton(area.current)?.focus()
  }
  function showAll() {
    if (input.current) input.current.value = ''
    access.setQuery('')
    access.setEnvironment('')
    focusInput()
  }
  function render(item: ListItem, place: number, ref?: React.Ref<HTMLTableRowElement>) {
    const measured = ref ? { ref } : {}
    if (item.kind === 'group') return <GroupRow key={item.key} group={item.group} place={place} {...measured} />
    const { words } = access
    const row = { match: item.match, words, favourites, actions, place, isWhole }
    return <AccessRow key={item.key} {...row} {...measured} />
  }
  return (
    <>
      <h1 className="sr-only">{t('title')}</h1>
      <ActiveStrip {...sessions} servedAt={servedAt} targetOf={targets.find} onKeys={actions.onKeys} />
      <p className="only-without-script mb-3 text-ink-2">{t('withoutScripts')}</p>
      <FilterField
        ref={input}
        initial={wanted.query}
        empty={access.query === ''}
        onQuery={access.setQuery}
        onEnterList={enterList}
      />
      <EnvironmentFacets accounts={accounts} chosen={access.environment} onChoose={access.setEnvironment}>
        <span className="facets-end">
          <AccessCount>{describeCount(t, access.matches, access.index)}</AccessCount>
          <GroupButton grouping={access.grouping} tagKeys={access.index.tagKeys} onChoose={access.setGrouping} />
        </span>
      </EnvironmentFacets>
      {stars.refused && (
        <div className="mb-4">
          <ProblemBanner {...stars.refused} />
        </div>
      )}
      <div ref={area} onSubmit={submitOnce}>
        {isWhole && <SharedOpeningForm />}
        {!access.isFiltered && (
          <PickPanels
            favourites={targets.findAll(stars.favourites)}
            recents={targets.findAll(recents.filter((id) => !favourites.has(id))).slice(0, mostRecents)}
            isFavourite={isFavourite}
            actions={actions}
            gridKeys={gridKeys}
          />
        )}
        {isLong && <ShowAll everything={access.everything} onChoose={access.setEverything} />}
        {access.matches.length === 0 ? (
          <NoMatch
            environment={access.environment}
            elsewhere={access.elsewhere}
            onEverywhere={() => access.setEnvironment('')}
            onShowAll={showAll}
          />
        ) : (
          <AccessGrid items={access.items} isWindowed={isLong && !isWhole} gridKeys={gridKeys} render={render} />
        )}
        <span role="status" className="sr-only">
          {notice.notice}
        </span>
      </div>
      {age}
      <KeysDoor keys={keys} address={address} accounts={accounts} />
      <Suspense fallback={null}>
        {doors.state.target && (
          <DialogTexts>
            <ConsoleDoors doors={doors} newTab address={address} />
          </DialogTexts>
        )}
      </Suspense>
      <Suspense fallback={null}>
        {menu.account && (
          <AccountRowMenu {...menu} isFavourite={isFavourite} actions={actions} onCopyId={notice.copyId} />
        )}
      </Suspense>
    </>
  )
}
