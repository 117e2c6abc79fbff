import { useCallback, useRef, useState } from 'react'
import { useTexts } from '#texts'
import { formatAccountId, type RoleTarget, roleLink } from './access-view'
import { copyText } from './clipboard'

/** How long a sentence stands. Milliseconds. */
const shown = 1500

/** What was just done, in words for screen readers; and the two copies that the list makes. */
export function useNotice() {
  const t = useTexts('role')
  const [notice, setNotice] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const say = useCallback((sentence: string) => {
    setNotice(sentence)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setNotice(''), shown)
  }, [])
  const copy = useCallback(
    async (text: string, near: Element, done: string) => {
      const copied = await copyText(text, near)
      say(copied ? done : t('refusedToCopy'))
      near.toggleAttribute('data-copied', copied)
      setTimeout(() => near.removeAttribute('data-copied'), shown)
    },
    [say, t],
  )
  const copyId = useCallback(
    (id: string, button: Element) => void copy(id, button, t('idCopied', { id: formatAccountId(id) })),
    [copy, t],
  )
  const copyLink = useCallback(
    (target: RoleTarget, near: Element) =>
      void copy(roleLink(target), near, t('linkCopied', { role: target.role.name, account: target.account.name })),
    [copy, t],
  )
  return { notice, say, copyId, copyLink }
}
