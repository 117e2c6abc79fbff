import { headers } from 'next/headers'
import { runtime } from '@/lib/broker/runtime'

/** The address of this browser as AWS sees it; null when it cannot be known. */
export async function currentAddress(): Promise<string | null> {
  return runtime().broker.awsFacingAddress((await headers()).get('x-brevet-peer'))
}
