import { ArrowRight, TriangleAlert } from 'lucide-react'

interface PastePlaceProps {
  /** What was pasted and names no place; null: nothing was. */
  readonly unread: string | null
}

/** Anything that names a place in AWS, to be read. A form of the method GET: it issues nothing and works without script. */
export function PastePlace({ unread }: PastePlaceProps) {
  return (
    <section className="card">
      <form method="get" action="/go" className="flex flex-col gap-4 px-6 pt-5 pb-6">
        <div className="flex flex-col gap-1">
          <h1 className="title">Open a place in AWS</h1>
          <p className="lead">Paste it; Brevet finds the account, and your roles that fit.</p>
        </div>
        {unread !== null && (
          <div className="banner banner-warn" role="status">
            <TriangleAlert className="icon" aria-hidden="true" />
            <div className="min-w-0">
              <strong>That names no place in AWS</strong>
              <p>Brevet reads console addresses, ARNs, account IDs, and what AWS says when it refuses something.</p>
            </div>
          </div>
        )}
        <div className="field">
          <label htmlFor="to">Console address, ARN or error message</label>
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
            Nothing opens before the next page.
          </span>
        </div>
        <div className="card-actions">
          <button type="submit" className="btn btn-primary btn-large">
            Find my roles
            <ArrowRight className="icon icon-sm" aria-hidden="true" />
          </button>
          <a className="btn btn-large" href="/">
            Cancel
          </a>
        </div>
      </form>
    </section>
  )
}
