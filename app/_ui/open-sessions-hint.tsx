import { useEffect, useState } from 'react'
import { useTexts } from '#texts'
import { liveOpenings, openedRole } from './console-openings'
import { recall } from './preferences'

/** How many identities AWS signs in side by side in one browser. Source: Console User Guide, "Multi-session support". */
const mostSessions = 5

/**
 * What happens when a console is open already, and after several openings how many there were. AWS tells nobody what is open: Brevet
 * counts what was opened from this browser.
 */
export function OpenSessionsHint({ action }: { readonly action: string }) {
  const t = useTexts('running')
  const [others, setOthers] = useState(0)
  useEffect(() => {
    const role = openedRole(action)
    setOthers(liveOpenings(recall('openings'), Date.now()).filter(([other]) => other !== role).length)
  }, [action])
  return (
    <>
      {others > 1 && <>{t('otherConsoles', { count: others })} </>}
      {t(others >= mostSessions ? 'mostConsoles' : 'sideBySide', { most: mostSessions })}
    </>
  )
}
