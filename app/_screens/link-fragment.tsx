import { headers } from 'next/headers'

interface LinkFragmentProps {
  /** Where this page leads by itself, once the fragment is in the address; without scripts too. It stays when left out. */
  readonly onward?: string | undefined
}

/** Carries the fragment of a link's address along; see the script. It runs before the page is read, so that no click can lose it. */
export async function LinkFragment({ onward }: LinkFragmentProps) {
  const policy = (await headers()).get('content-security-policy') ?? ''
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1]
  return (
    <>
      {onward !== undefined && (
        <noscript>
          <meta httpEquiv="refresh" content={`0;url=${onward}`} />
        </noscript>
      )}
      <script src="/link-fragment.js" nonce={nonce} data-onward={onward} />
    </>
  )
}
