import { useTexts } from '#texts'
import { environmentName } from './environment'

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
  const t = useTexts('access')
  const ofRole = useTexts('role')
  return (
    <section className="panel panel-body flex flex-col gap-3">
      <div>
        <h2 className="section-title">
          {environment === '' ? t('noMatch') : t('noMatchIn', { environment: environmentName(ofRole, environment) })}
        </h2>
        <p className="text-ink-2">{elsewhere > 0 ? t('elsewhere', { roles: elsewhere }) : t('looksAt')}</p>
      </div>
      <div className="actions">
        {elsewhere > 0 && (
          <button type="button" className="btn" onClick={onEverywhere}>
            {t('lookEverywhere')}
          </button>
        )}
        <button type="button" className="btn" onClick={onShowAll}>
          {t('showAll')}
        </button>
      </div>
    </section>
  )
}
