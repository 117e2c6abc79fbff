import type { GroupList } from '../domain/group-list'
import type { Identity } from '../domain/identity'

/** Who somebody is by a verified answer, before it is known whether that holds all of their groups. */
export interface StatedIdentity extends Omit<Identity, 'groups' | 'groupsFrom'> {
  readonly groups: GroupList
}
