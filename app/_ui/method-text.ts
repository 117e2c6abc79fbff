import type { MethodReason } from '@/lib/domain/entitlement'
import type { FederationKind } from '@/lib/domain/federation-kind'

/** The method that is used, and what decided for it; short, because the list carries one a role. */
export type MethodView = readonly [method: FederationKind, because: MethodReason['because']]

const reasons: Readonly<Record<MethodReason['because'], string>> = {
  only: '',
  'longest-session': ', which gives the longest session',
  'not-chained': ', which needs no role in between',
  'carries-tags': ', which carries your session tags',
  'opens-console': ', which opens the console as well',
  order: ', the first of several that are alike',
}

/** One line for the person: how AWS is asked, and why so. */
export function methodText([method, because]: MethodView): string {
  return `Issued by ${method}${reasons[because]}.`
}
