import type { TrustSetup } from '@/lib/broker/trust-setup'
import type { SetupView } from './setup-address'

interface SetupPeopleProps {
  readonly people: NonNullable<TrustSetup['people']>
  readonly view: SetupView
}

/** Whom the roles admit by their own ID tokens. The form is a question, not a change: what it asks stands in the address. */
export function SetupPeople({ people: { subjects, sources }, view }: SetupPeopleProps) {
  const example = sources.length > 1 ? `${sources[0]}:00u1ana` : '00u1ana'
  return (
    <form className="panel" method="get" action={`/admin/setup/${view.accountId}`}>
      <div className="panel-head">
        <h2 className="section-title">Whom to admit</h2>
      </div>
      <div className="panel-body flex flex-col gap-3">
        <p>
          By <span className="mono">id-token</span>, AWS sees the company’s own token and none of Brevet’s grants.
          Whoever can get such a token holds the role, unless the trust policy names the people. So each person is named
          by the <span className="mono">sub</span> of their ID token, and nobody by a pattern.
        </p>
        {view.method !== null && <input type="hidden" name="method" value={view.method} />}
        <input type="hidden" name="format" value={view.format} />
        <div className="field">
          <label htmlFor="subjects">Subjects, one a line</label>
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
            For example {example}
            {sources.length > 1 && `, with one of ${sources.join(', ')} before the colon`}
          </span>
        </div>
        <div>
          <button type="submit" className="btn btn-primary">
            Write the policies
          </button>
        </div>
      </div>
    </form>
  )
}
