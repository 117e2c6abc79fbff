import { cookies } from 'next/headers'
import { runtime } from '@/lib/broker/runtime'

/**
 * The cookie that binds a provider's answer to the browser that began the sign-in. One per source.
 * Over https it is `SameSite=None`, because a SAML answer is a POST from another site, and with it no Lax cookie travels.
 */
export async function readTransaction(sourceId: string): Promise<string | null> {
  return (await cookies()).get(shape(sourceId).name)?.value ?? null
}

/** Sets it for as long as the sign-in may take. */
export async function writeTransaction(sourceId: string, value: string, maxAge: number): Promise<void> {
  const jar = await cookies()
  jar.set({ ...shape(sourceId), value, maxAge, httpOnly: true })
}

function shape(sourceId: string) {
  const secure = runtime().broker.publicUrl().startsWith('https:')
  const path = `/auth/${encodeURIComponent(sourceId)}`
  return secure
    ? ({ name: '__Secure-brevet-signin', path, secure: true, sameSite: 'none' } as const)
    : ({ name: 'brevet-signin', path, secure: false, sameSite: 'lax' } as const)
}
