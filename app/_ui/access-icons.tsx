import { useTexts } from '#texts'

/** Lucide's icons, each as one path: the list has thousands, and `<use>` makes browsers copy each of them anew. */
const paths = {
  console: 'M7 7h10v10M7 17 17 7',
  more: 'm6 9 6 6 6-6',
  keys: 'M2.586 17.414A2 2 0 0 0 2 18.828V21a1 1 0 0 0 1 1h3a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h1a1 1 0 0 0 1-1v-1a1 1 0 0 1 1-1h.172a2 2 0 0 0 1.414-.586l.814-.814a6.5 6.5 0 1 0-4-4zM16.5 7.5h.01',
  privileged:
    'M20 13c0 5-3.5 7.5-7.66 8.95a1 1 0 0 1-.67-.01C7.5 20.5 4 18 4 13V6a1 1 0 0 1 1-1c2 0 4.5-1.2 6.24-2.72a1.17 1.17 0 0 1 1.52 0C14.51 3.81 17 5 19 5a1 1 0 0 1 1 1zM12 8v4M12 16h.01',
  star: 'M11.525 2.295a.53.53 0 0 1 .95 0l2.31 4.679a2.123 2.123 0 0 0 1.595 1.16l5.166.756a.53.53 0 0 1 .294.904l-3.736 3.638a2.123 2.123 0 0 0-.611 1.878l.882 5.14a.53.53 0 0 1-.771.56l-4.618-2.428a2.122 2.122 0 0 0-1.973 0L6.396 21.01a.53.53 0 0 1-.77-.56l.881-5.139a2.122 2.122 0 0 0-.611-1.879L2.16 9.795a.53.53 0 0 1 .294-.906l5.165-.755a2.122 2.122 0 0 0 1.597-1.16z',
  menu: 'M4 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0zM11 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0zM18 12a1 1 0 1 0 2 0 1 1 0 1 0-2 0z',
} as const

interface AccessIconProps {
  readonly name: keyof typeof paths
  readonly size: 'xs' | 'sm'
}

export function AccessIcon({ name, size }: AccessIconProps) {
  return (
    <svg className={`icon icon-${size} sign`} viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[name]} />
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
