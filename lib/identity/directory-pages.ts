import { checkCount, type DirectoryPlace, tooMany } from './directory-answer'

/** One page of a list. */
export interface DirectoryPage<Place> {
  readonly groups: readonly string[]
  /** Where the next page is; null after the last. */
  readonly next: Place | null
}

const maxPages = 100

/** All pages of a list, one after the other. Fails with `directory_misconfigured` beyond 5,000 groups or 100 pages. */
export async function allPages<Place>(
  first: Place,
  read: (page: Place) => Promise<DirectoryPage<Place>>,
  place: DirectoryPlace,
): Promise<readonly string[]> {
  let groups: readonly string[] = []
  let at: Place | null = first
  for (let count = 1; at !== null; count += 1) {
    if (count > maxPages) throw tooMany(place)
    const page: DirectoryPage<Place> = await read(at)
    checkCount(groups.length + page.groups.length, place)
    groups = groups.concat(page.groups)
    at = page.next
  }
  return groups
}
