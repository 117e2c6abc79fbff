import { useTexts } from '#texts'
import { shortcutSections } from './shortcut-sections'

interface ShortcutListProps {
  /** How the modifier key of this computer is written. */
  readonly modifier: string
}

/** Everything that the keyboard does, and where. */
export function ShortcutList({ modifier }: ShortcutListProps) {
  const t = useTexts('shortcuts')
  return shortcutSections(modifier).map(({ where, shortcuts }) => (
    <section key={where}>
      <h3 className="shortcuts-where">{t(`where.${where}`)}</h3>
      <dl className="facts shortcuts">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="key-cap">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{t(`does.${does}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  ))
}
