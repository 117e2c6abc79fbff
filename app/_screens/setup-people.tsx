import { useTexts } from '#texts'
import type { TrustSetup } from '@/lib/broker/trust-setup'
import { tags } from '../_ui/message-tags'
import type { SetupView } from './setup-address'

interface SetupPeopleProps {
  readonly people: NonNullable<TrustSetup['people']>
  readonly view: SetupView
}

/** Whom the roles admit by their own ID tokens. The form is a question, not a change: what it asks stands in the address. */
export function SetupPeople({ people: { subjects, sources }, view }: SetupPeopleProps) {
  const t = useTexts('setup')
  const example = sources.length > 1 ? `${sources[0]}:00u1ana` : '00u1ana'
  return (
    <form className="panel" method="get" action={`/admin/setup/${view.accountId}`}>
      <div className="panel-head">
        <h2 className="section-title">{t('whomToAdmit')}</h2>
      </div>
      <div className="panel-body flex flex-col gap-3">
        <p>{t.rich('whomToAdmitMore', tags)}</p>
        {view.method !== null && <input type="hidden" name="method" value={view.method} />}
        <input type="hidden" name="format" value={view.format} />
        <div className="field">
          <label htmlFor="subjects">{t('subjects')}</label>
          <textarea
            id="subjects"
            name="subject"
            className="input mono setup-subjects"
            rows={4}
            spellCheck={false}
            autoComplete="off"
            aria-describedby="subjects-note"
            defaultValue={subjects.join('\n')}
          />
          <span id="subjects-note" className="text-meta text-ink-3">
            {sources.length > 1
              ? t('subjectsHintSources', { example, sources: sources.join(', ') })
              : t('subjectsHint', { example })}
          </span>
        </div>
        <div>
          <button type="submit" className="btn btn-primary">
            {t('write')}
          </button>
        </div>
      </div>
    </form>
  )
}
