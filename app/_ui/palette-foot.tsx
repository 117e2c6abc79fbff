import { ArrowDown, ArrowUp, CornerDownLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { paletteTexts } from '../_texts/palette-texts'
import { AccessCount } from './access-count'
import { nouns } from './access-search'
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
  const { footer } = paletteTexts
  const role = option?.kind === 'role' ? option : null
  const enter = <CornerDownLeft className="icon icon-xs" aria-hidden="true" />
  return (
    <div className="palette-foot">
      <span className="palette-hints" aria-hidden="true">
        <Hint caps={[<ArrowUp key="up" className="icon icon-xs" />, <ArrowDown key="down" className="icon icon-xs" />]}>
          {footer.move}
        </Hint>
        {option && <Hint caps={[enter]}>{role ? footer[role.verb] : footer.go}</Hint>}
        {role?.verb === 'console' && role.target.role.keys && <Hint caps={[modifier, enter]}>{footer.keys}</Hint>}
        {role?.verb === 'console' && <Hint caps={[modifier, 'C']}>{footer.copy}</Hint>}
      </span>
      <span role="status" className="palette-notice">
        {notice}
      </span>
      {notice === '' && (
        <AccessCount>
          {found === null ? nouns(roleCount, 'role') : `${found.toLocaleString('en')} of ${nouns(roleCount, 'role')}`}
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
