import { AppWindow } from 'lucide-react'
import type { ConsoleWish } from '@/lib/broker/issue'
import { readPlace } from '@/lib/domain/pasted-place'
import { consoleServices, findConsoleService } from '@/lib/handout/console-services'
import { Untrusted } from '../_ui/untrusted'

/** The page of the console to which a link leads; nothing for the console's home. Not checked yet: that is done when it is opened. */
export function LinkDestination({ wish }: { readonly wish: ConsoleWish }) {
  const { destination, service, region } = wish
  const name = destination === null ? placeName(service, region) : addressName(destination)
  if (destination === null && name === '') return null
  return (
    <div className="destination">
      <AppWindow className="icon" aria-hidden="true" />
      <div className="min-w-0">
        {name !== '' && (
          <div className="font-medium">
            <Untrusted>{name}</Untrusted>
          </div>
        )}
        {destination !== null && (
          <div className="mono text-ink-2">
            <Untrusted>{destination}</Untrusted>
          </div>
        )}
      </div>
    </div>
  )
}

function placeName(service: string | null, region: string | null): string {
  const named = service && (findConsoleService(service)?.label ?? service)
  return [named, region].filter(Boolean).join(' · ')
}

/** Service and region of a console address, where they are known; its account stands in the address and counts for nothing here. */
function addressName(address: string): string {
  const place = readPlace(address)
  if (!place?.address) return ''
  const service = consoleServices.find(({ id, path }) => id === place.service || path.split('/')[1] === place.service)
  return service ? placeName(service.id, place.region) : ''
}
