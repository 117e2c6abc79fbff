import { cookies } from 'next/headers'
import { runtime } from '@/lib/broker/runtime'
import { transactionCookieShape } from './transaction-cookie-shape'

/** The cookie that binds a provider's answer to the browser that began the sign-in. One per source. */
export async function readTransaction(sourceId: string): Promise<string | null> {
  return (await cookies()).get(shape(sourceId).name)?.value ?? null
}

/** Sets it for as long as the sign-in may take. */
export async function writeTransaction(sourceId: string, value: string, maxAge: number): Promise<void> {
  const jar = await cookies()
  jar.set({ ...shape(sourceId), value, maxAge, httpOnly: true })
}

function shape(sourceId: string) {
  return transactionCookieShape(sourceId, runtime().broker.publicUrl().startsWith('https:'))
}
