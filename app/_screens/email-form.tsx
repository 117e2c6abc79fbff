import { CircleAlert } from 'lucide-react'
import { useTexts } from '#texts'

interface EmailFormProps {
  readonly returnTo: string
  /** The address given last led nowhere. */
  readonly isUnknown: boolean
  readonly autoFocus: boolean
}

/** Leads to the source that speaks for the domain of an address. The address goes there, and stays nowhere. */
export function EmailForm({ returnTo, isUnknown, autoFocus }: EmailFormProps) {
  const t = useTexts('signIn')
  return (
    <form method="post" action="/signin/find" className="flex flex-col gap-2">
      <input type="hidden" name="returnTo" value={returnTo} />
      <div className="field">
        <label htmlFor="email">{t('email')}</label>
        <input
          id="email"
          name="email"
          type="email"
          required
          maxLength={254}
          autoComplete="username"
          placeholder="name@example.com"
          className="input input-large"
          // biome-ignore lint/a11y/noAutofocus: the one field of a page that is there to be answered.
          autoFocus={autoFocus}
          aria-invalid={isUnknown}
          aria-describedby="email-hint"
        />
        {isUnknown ? (
          <p id="email-hint" className="field-fault" role="alert">
            <CircleAlert className="icon icon-sm" aria-hidden="true" />
            {t('emailUnknown')}
          </p>
        ) : (
          <p id="email-hint" className="text-meta text-ink-3">
            {t('emailHint')}
          </p>
        )}
      </div>
      <button type="submit" className="btn btn-large">
        {t('find')}
      </button>
    </form>
  )
}
