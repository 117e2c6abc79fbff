import { CircleAlert } from 'lucide-react'

interface EmailFormProps {
  readonly returnTo: string
  /** The address given last led nowhere. */
  readonly isUnknown: boolean
  readonly autoFocus: boolean
}

/** Leads to the source that speaks for the domain of an address. The address goes there, and stays nowhere. */
export function EmailForm({ returnTo, isUnknown, autoFocus }: EmailFormProps) {
  return (
    <form method="post" action="/signin/find" className="flex flex-col gap-2">
      <input type="hidden" name="returnTo" value={returnTo} />
      <div className="field">
        <label htmlFor="email">Work e-mail</label>
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
            Brevet knows no sign-in for that address. Check it, or choose your sign-in from the list.
          </p>
        ) : (
          <p id="email-hint" className="text-meta text-ink-3">
            The part after @ tells which sign-in is yours.
          </p>
        )}
      </div>
      <button type="submit" className="btn btn-large">
        Find my sign-in
      </button>
    </form>
  )
}
