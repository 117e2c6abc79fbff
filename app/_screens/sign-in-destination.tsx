import { AppWindow } from 'lucide-react'
import { formatAccountId } from '../_ui/access-view'
import { Untrusted } from '../_ui/untrusted'

/** Why somebody is asked to sign in: the account and role of the link that brought them. Names nothing the link does not. */
export function SignInDestination({ path }: { readonly path: string }) {
  const match = /^\/go\/(\d{12})\/([\w+=,.@%-]{1,96})(?:[?#]|$)/.exec(path)
  if (!match?.[1] || !match[2]) return null
  const page = new URLSearchParams(path.split('#', 1)[0]?.split('?')[1]).get('to')
  return (
    <div className="destination">
      <AppWindow className="icon text-ink-3" aria-hidden="true" />
      <div className="min-w-0">
        <div className="text-meta text-ink-3">You are on the way to</div>
        <div className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">{decoded(match[2])}</span>
          <span className="mono text-ink-3">{formatAccountId(match[1])}</span>
        </div>
        {page && (
          <div className="mono line-clamp-3 text-ink-2">
            <Untrusted>{page}</Untrusted>
          </div>
        )}
      </div>
    </div>
  )
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
