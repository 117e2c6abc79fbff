import { ArrowDown, ArrowUp, CornerDownLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import { AccessCount } from './access-count'
import type { PaletteOption } from './palette-option'

interface PaletteFootProps {
  /** The line that Enter means. */
  readonly option: PaletteOption | null
  readonly modifier: string
  /** What was just done. */
  readonly notice: string
  /** How many roles were found; null: nothing was asked of them. */
  readonly found: number | null
  readonly roleCount: number
}

/** What the keys do with the chosen line, and how much was found. */
export function PaletteFoot({ option, modifier, notice, found, roleCount }: PaletteFootProps) {
  const t = useTexts('palette')
  const role = option?.kind === 'role' ? option : null
  const enter = <CornerDownLeft className="icon icon-xs" aria-hidden="true" />
  return (
    <div className="palette-foot">
      <span className="palette-hints" aria-hidden="true">
        <Hint caps={[<ArrowUp key="up" className="icon icon-xs" />, <ArrowDown key="down" className="icon icon-xs" />]}>
          {t('footer.move')}
        </Hint>
        {option && <Hint caps={[enter]}>{t(`footer.${role ? role.verb : 'go'}`)}</Hint>}
        {role?.verb === 'console' && role.target.role.keys && <Hint caps={[modifier, enter]}>{t('footer.keys')}</Hint>}
        {role?.verb === 'console' && <Hint caps={[modifier, 'C']}>{t('footer.copy')}</Hint>}
      </span>
      <span role="status" className="palette-notice">
        {notice}
      </span>
      {notice === '' && (
        <AccessCount>
          {found === null ? t('roles', { count: roleCount }) : t('rolesFound', { found, count: roleCount })}
        </AccessCount>
      )}
    </div>
  )
}

function Hint({ caps, children }: { readonly caps: readonly ReactNode[]; readonly children: string }) {
  return (
    <span className="palette-hint">
      {caps.map((cap, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the caps of a hint never change places
        <kbd key={place} className="key-cap">
          {cap}
        </kbd>
      ))}
      {children}
    </span>
  )
}
