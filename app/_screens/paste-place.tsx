import { ArrowRight, TriangleAlert } from 'lucide-react'
import { useTexts } from '#texts'

interface PastePlaceProps {
  /** What was pasted and names no place; null: nothing was. */
  readonly unread: string | null
}

/** Anything that names a place in AWS, to be read. A form of the method GET: it issues nothing and works without script. */
export function PastePlace({ unread }: PastePlaceProps) {
  const t = useTexts('links')
  return (
    <section className="card">
      <form method="get" action="/go" className="flex flex-col gap-4 px-6 pt-5 pb-6">
        <div className="flex flex-col gap-1">
          <h1 className="title">{t('paste')}</h1>
          <p className="lead">{t('pasteLead')}</p>
        </div>
        {unread !== null && (
          <div className="banner banner-warn" role="status">
            <TriangleAlert className="icon" aria-hidden="true" />
            <div className="min-w-0">
              <strong>{t('unread')}</strong>
              <p>{t('unreadMore')}</p>
            </div>
          </div>
        )}
        <div className="field">
          <label htmlFor="to">{t('pasteField')}</label>
          <textarea
            id="to"
            name="to"
            className="input textarea"
            rows={4}
            required
            spellCheck={false}
            autoComplete="off"
            defaultValue={unread ?? ''}
            aria-describedby="to-hint"
          />
          <span id="to-hint" className="text-meta text-ink-3">
            {t('pasteHint')}
          </span>
        </div>
        <div className="card-actions">
          <button type="submit" className="btn btn-primary btn-large">
            {t('findRoles')}
            <ArrowRight className="icon icon-sm" aria-hidden="true" />
          </button>
          <a className="btn btn-large" href="/">
            {t('cancel')}
          </a>
        </div>
      </form>
    </section>
  )
}
