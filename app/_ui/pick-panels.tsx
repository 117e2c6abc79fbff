import { Star } from 'lucide-react'
import { useTexts } from '#texts'
import type { AccessActions } from './access-actions'
import type { RoleTarget } from './access-view'
import { PickRow } from './pick-row'
import type { GridKeys } from './use-grid-keys'

interface PickPanelsProps {
  readonly favourites: readonly RoleTarget[]
  readonly recents: readonly RoleTarget[]
  readonly isFavourite: (id: string) => boolean
  readonly actions: AccessActions
  readonly gridKeys: GridKeys
}

/** What a person comes for: the roles they chose, and the roles that they use. */
export function PickPanels({ favourites, recents, ...rest }: PickPanelsProps) {
  const t = useTexts('access')
  return (
    <>
      {favourites.length === 0 && (
        <p className="panel no-favourites">
          <Star className="icon icon-sm" aria-hidden="true" />
          {t('noFavourites')}
        </p>
      )}
      {(favourites.length > 0 || recents.length > 0) && (
        <div className={favourites.length > 0 && recents.length > 0 ? 'picks picks-two' : 'picks'}>
          {favourites.length > 0 && <Panel title={t('favourites')} targets={favourites} {...rest} />}
          {recents.length > 0 && <Panel title={t('recent')} targets={recents} {...rest} />}
        </div>
      )}
    </>
  )
}

interface PanelProps extends Pick<PickPanelsProps, 'isFavourite' | 'actions' | 'gridKeys'> {
  readonly title: string
  readonly targets: readonly RoleTarget[]
}

function Panel({ title, targets, isFavourite, actions, gridKeys }: PanelProps) {
  return (
    <section className="panel" aria-label={title}>
      <div className="panel-head">
        <h2 className="section-title">
          {title} <span className="count">{targets.length}</span>
        </h2>
      </div>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table as grid is the ARIA pattern for rows of controls (APG, Grid)
        role="grid"
        aria-label={title}
        className="pick-grid"
        {...gridKeys}
      >
        <tbody>
          {targets.map((target) => (
            <PickRow key={target.role.id} target={target} isFavourite={isFavourite(target.role.id)} actions={actions} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
