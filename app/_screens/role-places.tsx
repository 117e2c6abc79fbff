import { ArrowUpRight } from 'lucide-react'
import { useTexts } from '#texts'
import { commonServices } from '@/lib/handout/console-services'
import { consolePath, type RoleTarget } from '../_ui/access-view'
import { consoleQuery } from '../_ui/console-query'

/** Where the console of the role opens: links to the page that asks first. */
export function RolePlaces({ target }: { readonly target: RoleTarget }) {
  const t = useTexts('links')
  const { region } = target.account
  return (
    <section className="panel" aria-labelledby="role-places">
      <div className="panel-head">
        <h2 id="role-places" className="section-title">
          {t('openAt')}
        </h2>
      </div>
      <ul className="places">
        {commonServices.map(({ id, label, isGlobal }) => (
          <li key={id}>
            <a href={`${consolePath(target)}${consoleQuery({ service: id })}`}>
              <span className="font-medium">{label}</span>
              <span className="mono text-ink-3">{isGlobal ? t('global') : region}</span>
              <ArrowUpRight className="icon icon-sm" aria-hidden="true" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
