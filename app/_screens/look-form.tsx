import { type Preferences, themes } from '@/lib/domain/preferences'
import { themeLabels } from '../_texts/theme-labels'

/** What the account menu does, without scripts: the look, and the way out. */
export function LookForm({ theme: current }: { readonly theme: Preferences['theme'] }) {
  return (
    <section className="panel" id="look">
      <div className="panel-head">
        <h2 className="section-title">Look and sign-out</h2>
      </div>
      <div className="panel-body flex flex-wrap items-end gap-3">
        <form method="post" action="/theme" className="flex flex-wrap items-end gap-3">
          <fieldset className="flex flex-col gap-1">
            <legend className="pb-1 font-medium">Light or dark</legend>
            <div className="segments">
              {themes.map((theme) => (
                <label key={theme} className="segment">
                  <input type="radio" name="theme" value={theme} defaultChecked={theme === current} />
                  {themeLabels[theme]}
                </label>
              ))}
            </div>
          </fieldset>
          <button type="submit" className="btn">
            Use this look
          </button>
        </form>
        <form method="post" action="/signout" className="card-aside">
          <button type="submit" className="btn">
            Sign out
          </button>
        </form>
      </div>
    </section>
  )
}
