/** Keys of the list of accounts and roles, and what they do. */
const shortcuts = [
  { keys: ['/'], does: 'Go to the filter' },
  { keys: ['↓'], does: 'From the filter into the list' },
  { keys: ['↑', '↓', '←', '→'], does: 'Move between accounts, and between the roles of one' },
  { keys: ['Home', 'End'], does: 'First and last role of an account' },
  { keys: ['Enter'], does: 'Open the console, or get keys: whatever has the focus' },
  { keys: ['Esc'], does: 'Clear the filter; close a menu or a dialog' },
] as const

/** What the keyboard does. */
export function HelpShortcuts() {
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="section-title">Keyboard</h2>
      </div>
      <dl className="panel-body facts shortcuts">
        {shortcuts.map(({ keys, does }) => (
          <div key={does} className="contents">
            <dt>
              {keys.map((key) => (
                <kbd key={key} className="key-cap">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
