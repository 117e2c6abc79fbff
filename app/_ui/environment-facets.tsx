import type { ReactNode } from 'react'
import { useLocale, useTexts } from '#texts'
import { formatTags } from '../_messages/format-tags'
import type { AccountView } from './access-view'
import { compareEnvironments, environmentLabel } from './environment'
import { EnvironmentBadge } from './environment-badge'

interface EnvironmentFacetsProps {
  readonly accounts: readonly AccountView[]
  /** Empty for all. */
  readonly chosen: string
  readonly onChoose: (environment: string) => void
  /** What stands at the end of the line. */
  readonly children?: ReactNode
}

/** One environment at a time, or all of them; the numbers count accounts. */
export function EnvironmentFacets({ accounts, chosen, onChoose, children }: EnvironmentFacetsProps) {
  const t = useTexts('access')
  const locale = useLocale()
  const environments = countEnvironments(accounts)
  return (
    <fieldset className="facets">
      <legend className="sr-only">{t('environment')}</legend>
      <button type="button" className="facet" aria-pressed={chosen === ''} onClick={() => onChoose('')}>
        {t('all')} <span className="count">{accounts.length.toLocaleString(formatTags[locale])}</span>
      </button>
      {environments.map(([environment, count]) => (
        <button
          key={environment}
          type="button"
          className="facet"
          aria-pressed={chosen === environment}
          onClick={() => onChoose(chosen === environment ? '' : environment)}
        >
          <EnvironmentBadge environment={environment} plain />
          <span className="count">{count.toLocaleString(formatTags[locale])}</span>
        </button>
      ))}
      {children}
    </fieldset>
  )
}

function countEnvironments(accounts: readonly AccountView[]): ReadonlyArray<readonly [string, number]> {
  const counts = new Map<string, number>()
  for (const { environment } of accounts) {
    const label = environmentLabel(environment)
    counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts].sort(([left], [right]) => compareEnvironments(left, right))
}
