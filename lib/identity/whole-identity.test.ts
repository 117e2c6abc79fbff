import { describe, expect, it } from 'vitest'
import { BrevetError } from '../domain/errors'
import type { GroupList } from '../domain/group-list'
import type { Group } from '../domain/identity'
import { entraConfig, entraPerson } from './entra-directory.fixture'
import type { GroupDirectory } from './group-directory'
import { oidcConfig } from './oidc.fixture'
import type { StatedIdentity } from './stated-identity'
import { wholeIdentities } from './whole-identity'

const group = (value: string, from = 'groups'): Group => ({ value, raw: value, from })
const found = (value: string) => group(value, 'directory entra')
const cutBy = (signal: 'hasgroups' | 'length', ...stated: Group[]): GroupList => ({
  kind: 'incomplete',
  cut: { claim: 'groups', signal },
  stated,
})
const whole = (...groups: Group[]): GroupList => ({ kind: 'complete', groups })

/** A directory that tells these groups, or fails. */
const telling = (...groups: string[]): GroupDirectory => ({ kind: 'entra', groupsOf: async () => groups })
const down: GroupDirectory = {
  kind: 'entra',
  groupsOf: () => Promise.reject(new BrevetError('directory_unreachable', { reason: 'network' })),
}

interface Setting {
  readonly directory: GroupDirectory | null
  readonly ask?: 'incomplete' | 'always'
  readonly groupNames?: Readonly<Record<string, string>>
}

async function identity(groups: GroupList, { directory, ask = 'incomplete', groupNames = {} }: Setting) {
  const config = oidcConfig('https://idp.example.com', {
    groupNames,
    directory: directory && { ...entraConfig, ask },
  })
  const who: StatedIdentity = {
    source: 'corp',
    subject: '42',
    name: 'Ana',
    email: null,
    emailVerified: false,
    groups,
    attributes: [],
    authenticatedAt: new Date(0),
  }
  const { groups: all, groupsFrom } = await wholeIdentities(config, directory)(who, entraPerson())
  return { groups: all, groupsFrom }
}

describe('an answer with all groups', () => {
  it('is enough, and no directory is asked', async () => {
    const expected = { groups: [group('a')], groupsFrom: 'answer' }
    expect(await identity(whole(group('a')), { directory: null })).toEqual(expected)
    expect(await identity(whole(group('a')), { directory: down })).toEqual(expected)
  })

  it('is completed where the directory is to be asked always, and refused while that is down', async () => {
    expect(await identity(whole(group('a', 'roles')), { directory: telling('b'), ask: 'always' })).toEqual({
      groups: [found('b'), group('a', 'roles')],
      groupsFrom: 'entra',
    })
    await expect(identity(whole(group('a')), { directory: down, ask: 'always' })).rejects.toThrow(
      'directory_unreachable',
    )
  })
})

describe('an answer that leaves groups out', () => {
  it('is refused without a directory, however many groups it names', async () => {
    const refusal = await identity(cutBy('length', group('a')), { directory: null }).catch((error: unknown) => error)
    expect(refusal).toMatchObject({
      code: 'groups_incomplete',
      details: { claim: 'groups', signal: 'length', reason: 'no_directory' },
    })
  })

  it('is completed by the directory, beside what other claims say', async () => {
    expect(await identity(cutBy('hasgroups', group('admin', 'roles')), { directory: telling('a', 'b') })).toEqual({
      groups: [found('a'), found('b'), group('admin', 'roles')],
      groupsFrom: 'entra',
    })
  })

  it('is completed to no groups where the directory says so', async () => {
    expect(await identity(cutBy('hasgroups'), { directory: telling() })).toEqual({ groups: [], groupsFrom: 'entra' })
  })

  it('is refused while the directory is down', async () => {
    await expect(identity(cutBy('length', group('a')), { directory: down })).rejects.toThrow('directory_unreachable')
  })

  it('is refused where its directory does not have a group of the list that was cut', async () => {
    const differing = identity(cutBy('length', group('CORP\\a')), { directory: telling('a', 'b') })
    await expect(differing).rejects.toMatchObject({ details: { reason: 'directory_differs', directory: 'entra' } })
    const other = await identity(cutBy('length', group('a'), group('x', 'roles')), { directory: telling('a', 'b') })
    expect(other.groups.map(({ value }) => value)).toEqual(['a', 'b', 'x'])
  })

  it('is renamed as answers are, and each group is there once', async () => {
    const stated = { value: 'admins', raw: '1f', from: 'groups' }
    const setting = { directory: telling('1f', '2e'), groupNames: { '1f': 'admins' } }
    expect((await identity(cutBy('length', stated), setting)).groups).toEqual([
      { value: 'admins', raw: '1f', from: 'directory entra' },
      found('2e'),
    ])
  })

  it('is refused where the directory tells something that is no group', async () => {
    await expect(identity(cutBy('hasgroups'), { directory: telling('a\ud800') })).rejects.toThrow('claims_malformed')
    const marked = identity(cutBy('hasgroups'), { directory: telling('[SIZE_LIMIT_EXCEEDED]') })
    await expect(marked).rejects.toThrow('groups_incomplete')
  })
})
