import type { MethodReason } from '@/lib/domain/entitlement'
import type { FederationKind } from '@/lib/domain/federation-kind'
import type { Texts } from '../_messages/texts'

/** The method that is used, and what decided for it; short, because the list carries one a role. */
export type MethodView = readonly [method: FederationKind, because: MethodReason['because']]

/** One line for the person: how AWS is asked, and why so. */
export function methodText(t: Texts<'choices'>, [method, because]: MethodView): string {
  return t(`method.${because}`, { method })
}
