'use client'

import { useEffect, useState } from 'react'
import { liveOpenings } from './console-openings'
import { recall } from './preferences'

/** How many identities AWS signs in side by side in one browser with multi-session. Source: Console User Guide, "Multi-session support". */
const mostSessions = 5

interface OpenSessionsHintProps {
  /** Account id and role as the console's form names them. */
  readonly role: string
}

/** What happens when the console is open already; after several openings, how many there were. */
export function OpenSessionsHint({ role }: OpenSessionsHintProps) {
  const [others, setOthers] = useState(0)
  useEffect(() => {
    setOthers(liveOpenings(recall('openings'), Date.now()).filter(([other]) => other !== role).length)
  }, [role])
  return (
    <p className="text-meta text-ink-3">
      {others > 1 &&
        `This browser opened ${others} other consoles in the last 12 hours${others >= mostSessions ? '; AWS keeps five at most' : ''}. `}
      If a console is open already, AWS opens this one beside it where multi-session is on, up to {mostSessions}. Where
      it is off, AWS asks you to sign out of the other account first.
    </p>
  )
}
