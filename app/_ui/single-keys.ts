import { recall, remember } from './preferences'

/** Whether keys such as `/` and `?` act without a modifier, which whoever speaks to their computer may have to turn off (WCAG 2.1.4). */
export function hasSingleKeys(): boolean {
  return recall('single-keys') !== 'off'
}

/** Remembered in this browser. */
export function setSingleKeys(isOn: boolean): void {
  remember('single-keys', isOn ? 'on' : 'off')
}

/** Whether a key was pressed alone, where it writes nothing and no dialog or menu is open, by somebody who wants such keys. */
export function isSingleKey(event: KeyboardEvent, key: string): boolean {
  if (event.key !== key || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('input, textarea, select, [contenteditable]')) return false
  return !isCovered() && hasSingleKeys()
}

/** A dialog or menu is open: keys belong to it. */
export function isCovered(): boolean {
  return document.querySelector('[role=dialog], [role=alertdialog], [role=menu]') !== null
}
