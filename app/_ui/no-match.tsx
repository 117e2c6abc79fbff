import { nouns } from './access-search'

interface NoMatchProps {
  /** The chosen environment; empty for all. */
  readonly environment: string
  /** How many roles of other environments match. */
  readonly elsewhere: number
  readonly onEverywhere: () => void
  readonly onShowAll: () => void
}

/** Instead of an empty list: where the filter has looked, and the ways out. */
export function NoMatch({ environment, elsewhere, onEverywhere, onShowAll }: NoMatchProps) {
  return (
    <section className="panel panel-body flex flex-col gap-3">
      <div>
        <h2 className="section-title">
          {environment === '' ? 'No account or role of yours matches' : `Nothing in ${environment} matches`}
        </h2>
        <p className="text-ink-2">
          {elsewhere > 0
            ? `${nouns(elsewhere, 'role')} of other environments ${elsewhere === 1 ? 'does' : 'do'}.`
            : 'The filter looks at names, aliases, account IDs, roles, environments and tags. Roles that no grant gives you are not in this list.'}
        </p>
      </div>
      <div className="actions">
        {elsewhere > 0 && (
          <button type="button" className="btn" onClick={onEverywhere}>
            Look in all environments
          </button>
        )}
        <button type="button" className="btn" onClick={onShowAll}>
          Show all
        </button>
      </div>
    </section>
  )
}
