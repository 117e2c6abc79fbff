import type { AccountView, RoleTarget } from './access-view'

/** What the buttons of a list of roles do. The functions stay the same while the page lives, so that `memo` can compare them. */
export interface AccessActions {
  readonly onKeys: (target: RoleTarget) => void
  /** Opens the menu of further ways into the console under the arrow. */
  readonly onMore: (target: RoleTarget, arrow: HTMLElement) => void
  /** Makes a role a favourite, or takes it from them. */
  readonly onStar: (target: RoleTarget) => void
  /** Opens the menu of an account. */
  readonly onAccount: (account: AccountView, button: HTMLElement) => void
  readonly onCopyLink: (target: RoleTarget, near: Element) => void
}
