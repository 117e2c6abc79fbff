import { memo } from 'react'
import type { AccessMatches, EnvironmentGroup } from './access-filter'
import { AccessLegend } from './access-icons'
import { AccessRow } from './access-row'
import type { RoleTarget } from './access-view'
import { EnvironmentBadge } from './environment-badge'

interface AccessGroupProps {
  readonly group: EnvironmentGroup
  readonly matches: AccessMatches
  readonly words: readonly string[]
  /** The first group explains the signs of the chips. */
  readonly legend: boolean
  readonly onKeys: (target: RoleTarget) => void
  readonly onMore: (target: RoleTarget, arrow: HTMLElement) => void
}

const noWords: readonly string[] = []

/** The accounts of one environment under a heading that stays in view. */
export const AccessGroup = memo(function AccessGroup(props: AccessGroupProps) {
  const { group, matches, words, legend, onKeys, onMore } = props
  const count = group.accounts.filter(({ account }) => matches.has(account.id)).length
  return (
    <tbody className="group" hidden={count === 0}>
      <tr className="group-head">
        <th scope="rowgroup">
          <h2>
            <EnvironmentBadge environment={group.environment} plain />
          </h2>
          <span className="count">{count}</span>
          {legend && <AccessLegend />}
        </th>
      </tr>
      {group.accounts.map((indexed) => {
        const roles = matches.get(indexed.account.id)
        return (
          <AccessRow
            key={indexed.account.id}
            indexed={indexed}
            shown={roles ? [...roles].join('\n') : null}
            words={roles ? words : noWords}
            onKeys={onKeys}
            onMore={onMore}
          />
        )
      })}
    </tbody>
  )
})
