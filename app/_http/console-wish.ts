import type { ConsoleWish } from '@/lib/broker/issue'
import { consoleQuery } from '../_ui/console-place'

/** Where a link to the console leads: `to`, or `service` and `region`; what is absent or empty is null. */
export function consoleWish(read: (name: string) => unknown): ConsoleWish {
  const text = (name: string) => {
    const value = read(name)
    return typeof value === 'string' && value !== '' ? value : null
  }
  return { destination: text('to'), service: text('service'), region: text('region') }
}

/** The query that says it again, with its question mark; empty for the console's home. */
export function wishQuery({ destination: to, service, region }: ConsoleWish): string {
  return consoleQuery({ to, service, region })
}
