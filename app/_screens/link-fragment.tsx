import { headers } from 'next/headers'

/** Carries the fragment of a link's address along; see the script. It runs before the page is read, so that no click can lose it. */
export async function LinkFragment() {
  const policy = (await headers()).get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  return <script src="/link-fragment.js" nonce={nonce} />
}
