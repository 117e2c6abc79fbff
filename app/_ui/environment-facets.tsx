import type { ReactNode } from 'react'
import type { EnvironmentGroup } from './access-filter'
import { EnvironmentBadge } from './environment-badge'

interface EnvironmentFacetsProps {
  readonly groups: readonly EnvironmentGroup[]
  /** Empty for all. */
  readonly chosen: string
  readonly onChoose: (environment: string) => void
  /** What stands at the end of the line. */
  readonly children?: ReactNode
}

/** One environment at a time, or all of them; the numbers count accounts. */
export function EnvironmentFacets({ groups, chosen, onChoose, children }: EnvironmentFacetsProps) {
  const all = groups.reduce((sum, group) => sum + group.accounts.length, 0)
  return (
    <fieldset className="facets">
      <legend className="sr-only">Environment</legend>
      <button type="button" className="facet" aria-pressed={chosen === ''} onClick={() => onChoose('')}>
        All <span className="count">{all}</span>
      </button>
      {groups.map(({ environment, accounts }) => (
        <button
          key={environment}
          type="button"
          className="facet"
          aria-pressed={chosen === environment}
          onClick={() => onChoose(chosen === environment ? '' : environment)}
        >
          <EnvironmentBadge environment={environment} plain />
          <span className="count">{accounts.length}</span>
        </button>
      ))}
      {children}
    </fieldset>
  )
}
