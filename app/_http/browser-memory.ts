import { cookies } from 'next/headers'
import { runtime } from '@/lib/broker/runtime'
import { browserMemoryShape } from './browser-memory-shape'

/** `source`: the one this browser signed in by last. `theme`: unless it follows the system. `language`: unless the browser says which. `signed-out`: whoever was here has left. */
type Memory = 'density' | 'source' | 'theme' | 'language' | 'signed-out'

/** What this browser was told to remember; null when nothing. */
export async function recallFromBrowser(memory: Memory): Promise<string | null> {
  return (await cookies()).get(shape(memory).name)?.value ?? null
}

/** Tells the browser, with null to forget it; only within a route handler. */
export async function rememberInBrowser(memory: Memory, value: string | null): Promise<void> {
  const jar = await cookies()
  jar.set({ ...shape(memory), value: value ?? '', ...(value === null && { maxAge: 0 }) })
}

function shape(memory: Memory) {
  return browserMemoryShape(memory, runtime().broker.publicUrl().startsWith('https:'))
}
