import { useEffect, useState } from 'react'
import { liveOpenings, openedRole } from './console-openings'
import { recall } from './preferences'

/** How many identities AWS signs in side by side in one browser. Source: Console User Guide, "Multi-session support". */
const mostSessions = 5

/**
 * What happens when a console is open already, and after several openings how many there were. AWS tells nobody what is open: Brevet
 * counts what was opened from this browser.
 */
export function OpenSessionsHint({ action }: { readonly action: string }) {
  const [others, setOthers] = useState(0)
  useEffect(() => {
    const role = openedRole(action)
    setOthers(liveOpenings(recall('openings'), Date.now()).filter(([other]) => other !== role).length)
  }, [action])
  return (
    <>
      {others > 1 && `This browser opened ${others} other consoles in the last 12 hours. `}
      {others >= mostSessions
        ? `AWS keeps ${mostSessions} open side by side at most, and only where multi-session is on.`
        : `Where multi-session is on in the console, AWS keeps ${mostSessions} open side by side; where it is off, it asks you to sign out first.`}
    </>
  )
}
