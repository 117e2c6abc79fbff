import { useTexts } from '#texts'
import { type Preferences, themes } from '@/lib/domain/preferences'
import { languageNames } from '../_messages/language-names'

/** What the account menu does, without scripts: the look, and the way out. */
export function LookForm({ theme: current, language: spoken }: Pick<Preferences, 'theme' | 'language'>) {
  const t = useTexts('look')
  return (
    <section className="panel" id="look">
      <div className="panel-head">
        <h2 className="section-title">{t('formTitle')}</h2>
      </div>
      <div className="panel-body flex flex-wrap items-end gap-3">
        <form method="post" action="/look" className="flex flex-wrap items-end gap-3">
          <fieldset className="flex flex-col gap-1">
            <legend className="pb-1 font-medium">{t('theme')}</legend>
            <div className="segments">
              {themes.map((theme) => (
                <label key={theme} className="segment">
                  <input type="radio" name="theme" value={theme} defaultChecked={theme === current} />
                  {t(`themes.${theme}`)}
                </label>
              ))}
            </div>
          </fieldset>
          <label className="flex flex-col gap-1">
            <span className="font-medium">{t('language')}</span>
            <select className="field" name="language" defaultValue={spoken ?? ''}>
              <option value="">{t('languageOfBrowser')}</option>
              {Object.entries(languageNames).map(([language, name]) => (
                <option key={language} value={language} lang={language}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="btn">
            {t('use')}
          </button>
        </form>
        <form method="post" action="/signout" className="card-aside">
          <button type="submit" className="btn">
            {t('signOut')}
          </button>
        </form>
      </div>
    </section>
  )
}
