import type { ReactNode } from 'react'
import { useTexts } from '#texts'
import { densities, type Preferences, themes } from '@/lib/domain/preferences'
import { languageNames } from '../_messages/language-names'

/** What the account menu does, without scripts: the look, and the way out. */
export function LookForm(chosen: Pick<Preferences, 'theme' | 'density' | 'language'>) {
  const t = useTexts('look')
  return (
    <section className="panel" id="look">
      <div className="panel-head">
        <h2 className="section-title">{t('formTitle')}</h2>
      </div>
      <div className="panel-body flex flex-wrap items-end gap-3">
        <form method="post" action="/look" className="flex flex-wrap items-end gap-3">
          <Segments label={t('theme')}>
            {themes.map((theme) => (
              <Segment key={theme} name="theme" value={theme} isChosen={theme === chosen.theme}>
                {t(`themes.${theme}`)}
              </Segment>
            ))}
          </Segments>
          <Segments label={t('density')}>
            {densities.map((density) => (
              <Segment key={density} name="density" value={density} isChosen={density === chosen.density}>
                {t(`densities.${density}`)}
              </Segment>
            ))}
          </Segments>
          <label className="flex flex-col gap-1">
            <span className="font-medium">{t('language')}</span>
            <select className="field" name="language" defaultValue={chosen.language ?? ''}>
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

function Segments({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="flex flex-col gap-1">
      <legend className="pb-1 font-medium">{label}</legend>
      <div className="segments">{children}</div>
    </fieldset>
  )
}

interface SegmentProps {
  readonly name: string
  readonly value: string
  readonly isChosen: boolean
  readonly children: string
}

function Segment({ name, value, isChosen, children }: SegmentProps) {
  return (
    <label className="segment">
      <input type="radio" name={name} value={value} defaultChecked={isChosen} />
      {children}
    </label>
  )
}
