import { ArrowUpRight, ChevronDown, Ellipsis, KeyRound, ShieldAlert, Star } from 'lucide-react'
import { useTexts } from '#texts'

/** The icons of the list, drawn once: thousands of buttons refer to them. */
export function AccessIcons() {
  return (
    <svg className="hidden" aria-hidden="true">
      <symbol id="icon-console" viewBox="0 0 24 24">
        <ArrowUpRight size={24} strokeWidth={2} />
      </symbol>
      <symbol id="icon-more" viewBox="0 0 24 24">
        <ChevronDown size={24} strokeWidth={2} />
      </symbol>
      <symbol id="icon-keys" viewBox="0 0 24 24">
        <KeyRound size={24} strokeWidth={1.75} />
      </symbol>
      <symbol id="icon-privileged" viewBox="0 0 24 24">
        <ShieldAlert size={24} strokeWidth={2} />
      </symbol>
      <symbol id="icon-star" viewBox="0 0 24 24">
        <Star size={24} strokeWidth={1.75} fill="var(--star-fill)" />
      </symbol>
      <symbol id="icon-menu" viewBox="0 0 24 24">
        <Ellipsis size={24} strokeWidth={2} />
      </symbol>
    </svg>
  )
}

interface AccessIconProps {
  readonly name: 'console' | 'keys' | 'more' | 'privileged' | 'star' | 'menu'
  readonly size: 'xs' | 'sm'
}

/** One of the icons above. */
export function AccessIcon({ name, size }: AccessIconProps) {
  return (
    <svg className={`icon icon-${size}`} aria-hidden="true">
      <use href={`#icon-${name}`} />
    </svg>
  )
}

/** What the signs of a chip mean, and which key does the same. */
export function AccessLegend() {
  const t = useTexts('access')
  return (
    <span className="legend">
      <span>
        <AccessIcon name="console" size="xs" />
        {t('legend.console')}
      </span>
      <span>
        <AccessIcon name="keys" size="xs" />
        {t('legend.keys')} <kbd className="key-cap">k</kbd>
      </span>
      <span>
        <AccessIcon name="star" size="xs" />
        {t('legend.favourite')} <kbd className="key-cap">f</kbd>
      </span>
      <span>
        {t('legend.link')} <kbd className="key-cap">c</kbd>
      </span>
    </span>
  )
}
