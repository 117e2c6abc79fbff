import type { MethodView } from './method-text'
import type { RoleOffer } from './role-offer'

/** One role of one account, as the list shows it. */
export interface RoleView {
  /** The entitlement id: `<account id>/<role name>`. */
  readonly id: string
  readonly name: string
  readonly description: string
  readonly console: boolean
  readonly keys: boolean
  /** The operator calls the role privileged, and the account is in production: the list marks it. */
  readonly privileged: boolean
  readonly maxDurationSeconds: number
  readonly offer: RoleOffer
  /** The way to AWS, and why this one. */
  readonly method: MethodView
  /** The person has to type the code of an MFA device first. */
  readonly needsMfaCode: boolean
}

/** One account with the roles that this person may use in it. */
export interface AccountView {
  /** Twelve digits. */
  readonly id: string
  readonly name: string
  readonly alias: string
  readonly environment: string
  readonly region: string
  readonly tags: Readonly<Record<string, string>>
  readonly roles: readonly RoleView[]
}

/** A role with its account: what a dialog or a confirmation has to name. */
export interface RoleTarget {
  readonly account: Omit<AccountView, 'roles'>
  readonly role: RoleView
}

/** A role of an account, as dialogs name it. */
export function targetOf({ roles: _, ...account }: AccountView, role: RoleView): RoleTarget {
  return { account, role }
}

/** `111122223333` as `1111-2222-3333`; anything that is not twelve digits stays as it is. */
export function formatAccountId(id: string): string {
  return /^\d{12}$/.test(id) ? `${id.slice(0, 4)}-${id.slice(4, 8)}-${id.slice(8)}` : id
}

/** A role by what a link says of it. */
interface NamedRole {
  readonly account: { readonly id: string }
  readonly role: { readonly name: string }
}

/** The page that asks before it opens the console of a role; safe to link to. */
export function consolePath({ account, role }: NamedRole): string {
  return `/go/${encodeURIComponent(account.id)}/${encodeURIComponent(role.name)}`
}

/** The same by the id of an entitlement. */
export function consolePathOf(id: string): string {
  return `/go/${encodedId(id)}`
}

/** The page about one role, by the id of an entitlement. */
export function rolePath(id: string): string {
  return `/roles/${encodedId(id)}`
}

function encodedId(id: string): string {
  return id.split('/').map(encodeURIComponent).join('/')
}

/** Where the console of a role is opened: a POST here issues; a GET never does. */
export function consoleAction(target: RoleTarget): string {
  return `${consolePath(target)}/open`
}

/** The same with the address of this portal, to pass on; in the browser only. */
export function roleLink(target: RoleTarget): string {
  return new URL(consolePath(target), window.location.origin).href
}
