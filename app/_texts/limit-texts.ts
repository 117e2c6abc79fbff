import type { LimitKind, SessionLimit } from '@/lib/domain/session-limit'

const texts: Readonly<Record<Exclude<LimitKind, 'grant'>, string>> = {
  role: 'the role gives no longer',
  method: 'AWS gives no longer by this method',
  chaining: 'AWS gives no longer by way of another role',
  'sign-in': 'your sign-in ends',
  provider: 'your company’s provider gives no longer',
}

/** What sets one limit, to be read after its length; of the sign-in, the moment follows. */
export function limitText({ by, grant }: SessionLimit): string {
  if (by !== 'grant') return texts[by]
  return grant === undefined ? 'your grant gives no longer' : `the grant ${grant} gives no longer`
}
