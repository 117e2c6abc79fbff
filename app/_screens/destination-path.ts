/** What a link leads to, read from the link alone: nothing is looked up for a stranger. */
export interface PathDestination {
  /** The name of a role; null where the link names none. */
  readonly role: string | null
  /** Twelve digits or an alias, as the link has it; null where it names none. */
  readonly account: string | null
  /** The page of the console that it asks for; null for its start. */
  readonly page: string | null
}

const longestShown = 300

/** The account, role and console page of a link; null for every other page of the portal. */
export function destinationOf(path: string): PathDestination | null {
  const url = new URL(path, 'http://portal.invalid')
  const match = /^\/(?:go|roles)(?:\/([^/]{1,192})(?:\/([^/]{1,192}))?)?\/?$/.exec(url.pathname)
  if (!match) return null
  const { searchParams: link } = url
  const place = [link.get('service'), link.get('region')].filter(Boolean).join(' · ')
  const page = (link.get('to') || place).slice(0, longestShown) || null
  const account = decoded(match[1])
  const role = decoded(match[2])
  return account === null && page === null ? null : { account, role, page }
}

/** Whether what stood behind # in a link, which no server saw, may belong to the console page that it asks for. */
export function mayHaveFragment(path: string): boolean {
  const { pathname, searchParams } = new URL(path, 'http://portal.invalid')
  const page = searchParams.get('to') ?? ''
  return /^\/go(?:\/|$)/.test(pathname) && page !== '' && !page.includes('#')
}

function decoded(segment: string | undefined): string | null {
  if (segment === undefined) return null
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}
