/** Bytes beyond which a way back is not kept. A link to a page of the console holds that page's whole address, encoded. */
const longest = 6144

/**
 * The path on this portal that somebody may be sent back to; `/` for anything else.
 * Only a path counts: what a browser could read as another host, a scheme or a header is dropped, not repaired.
 */
export function safeReturnPath(wanted: string | null): string {
  if (!wanted || wanted.length > longest || !/^\/(?![/\\])[\u0021-\u007e]*$/.test(wanted) || wanted.includes('\\'))
    return '/'
  const base = 'http://portal.invalid'
  if (!URL.canParse(wanted, base)) return '/'
  const url = new URL(wanted, base)
  if (url.origin !== base || url.pathname.startsWith('//')) return '/'
  return isEndless(url.pathname) ? '/' : `${url.pathname}${url.search}${url.hash}`
}

/** Going back to the sign-in itself would be a loop. */
function isEndless(pathname: string): boolean {
  return /^\/(signin|signout|auth|api)(\/|$)/.test(pathname)
}
