import { AppWindow } from 'lucide-react'
import type { ConsoleWish } from '@/lib/broker/issue'
import { findConsoleService } from '@/lib/handout/console-services'
import { Untrusted } from '../_ui/untrusted'

/** The page of the console to which a link leads; nothing for the console's home. Not checked yet: that is done when it is opened. */
export function LinkDestination({ wish }: { readonly wish: ConsoleWish }) {
  const { destination, service, region } = wish
  const named = service && (findConsoleService(service)?.label ?? service)
  const text = [destination, named, region].filter((part) => part !== null).join(' · ')
  if (text === '') return null
  return (
    <div className="destination">
      <AppWindow className="icon" aria-hidden="true" />
      <span className="mono min-w-0">
        <Untrusted>{text}</Untrusted>
      </span>
    </div>
  )
}
