import type { Ref } from 'react'
import type { AccessGroup } from './access-groups'
import { AccessLegend } from './access-icons'
import { EnvironmentBadge } from './environment-badge'
import { Untrusted } from './untrusted'

interface GroupRowProps {
  readonly group: AccessGroup
  /** Its place among all rows of the list, from zero; the first one explains the signs of the chips. */
  readonly place: number
  readonly ref?: Ref<HTMLTableRowElement>
}

/** The heading of a group, which stays in view. */
export function GroupRow({ group, place, ref }: GroupRowProps) {
  return (
    <tr ref={ref} className="group-head" data-index={place} aria-rowindex={place + 2}>
      <th scope="col" colSpan={5}>
        <h2>
          {group.isEnvironment ? (
            <EnvironmentBadge environment={group.name} plain />
          ) : (
            <Untrusted>{group.name}</Untrusted>
          )}
        </h2>
        <span className="count">{group.matches.length.toLocaleString('en')}</span>
        {place === 0 && <AccessLegend />}
      </th>
    </tr>
  )
}
