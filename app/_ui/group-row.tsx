import type { Ref } from 'react'
import { useLocale, useTexts } from '#texts'
import { formatTags } from '../_messages/format-tags'
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
  const locale = useLocale()
  return (
    <tr ref={ref} className="group-head" data-index={place} aria-rowindex={place + 2}>
      <th scope="col" colSpan={5}>
        <h2>
          <GroupName group={group} />
        </h2>
        <span className="count">{group.matches.length.toLocaleString(formatTags[locale])}</span>
        {place === 0 && <AccessLegend />}
      </th>
    </tr>
  )
}

function GroupName({ group: { name, by } }: Pick<GroupRowProps, 'group'>) {
  const t = useTexts('access')
  if (by === 'environment') return <EnvironmentBadge environment={name} plain />
  if (by === 'account') return t('allAccounts')
  return <Untrusted>{name === '' ? t('withoutTag', { tag: by.slice('tag:'.length) }) : name}</Untrusted>
}
