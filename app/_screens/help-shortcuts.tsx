import { headers } from 'next/headers'
import { texts } from '../_http/language'
import { DialogTexts } from '../_messages/texts-provider'
import { modifierKey } from '../_ui/device'
import { ShortcutList } from '../_ui/shortcut-list'
import { SingleKeysSwitch } from '../_ui/single-keys-switch'

/** What the keyboard does. */
export async function HelpShortcuts() {
  const t = await texts('shortcuts')
  return (
    <section className="panel">
      <div className="panel-head">
        <h2 className="section-title">{t('short')}</h2>
      </div>
      <div className="panel-body flex flex-col gap-4">
        <ShortcutList modifier={modifierKey((await headers()).get('user-agent'))} />
        <DialogTexts>
          <SingleKeysSwitch />
        </DialogTexts>
      </div>
    </section>
  )
}
