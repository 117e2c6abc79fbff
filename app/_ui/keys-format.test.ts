import { describe, expect, it, vi } from 'vitest'
import { keyFormats } from '@/lib/handout/key-formats'
import { initialFormat, initialProfile, placeFormat, splitFormats } from './keys-format'
import { target } from './role-target.fixture'

const values = { accessKeyId: 'ASIAX', secretAccessKey: 'secret', sessionToken: 'token' }
const place = { target, region: 'eu-west-1', profileName: 'mine', expiresAt: new Date(0) }
const ids = (formats: readonly { readonly id: string }[]) => formats.map(({ id }) => id)
const formatBy = (id: string) => keyFormats.find((format) => format.id === id) ?? keyFormats[0]

function placed(id: string, spaced: boolean) {
  const format = formatBy(id)
  if (!format) throw new Error(`no format ${id}`)
  return placeFormat(format, place, spaced)
}

describe('the format of keys', () => {
  it('begins with the remembered one, else with the usual shell of the system', () => {
    expect(initialFormat('fish', 'Windows NT 10.0')).toBe('fish')
    expect(initialFormat(null, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64)')).toBe('powershell')
    expect(initialFormat(null, 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7)')).toBe('shell')
    expect(initialFormat('a format that went', 'X11; Linux')).toBe('shell')
  })

  it('is a tab or in the menu, never both, and the chosen one is a tab', () => {
    for (const { id } of keyFormats) {
      const { tabs, more } = splitFormats(id)
      expect(ids(tabs)).toContain(id)
      expect([...ids(tabs), ...ids(more)].sort()).toEqual(ids(keyFormats).sort())
    }
    expect(splitFormats('shell').tabs).toHaveLength(7)
  })

  it('has a space before each line only where the shell’s history heeds it', () => {
    vi.stubGlobal('navigator', { userAgent: 'X11; Linux' })
    for (const { id } of keyFormats) {
      const heeds = ['shell', 'nushell', 'docker-run'].includes(id)
      const lines = placed(id, true).render(values).trimEnd().split('\n')
      expect(
        lines.every((line) => line.startsWith(' ')),
        id,
      ).toBe(heeds)
      expect(placed(id, false).render(values).startsWith(' '), id).toBe(false)
    }
  })

  it('runs the clipboard by what the system has', () => {
    vi.stubGlobal('navigator', { userAgent: 'Macintosh; Intel Mac OS X 10_15_7' })
    expect(placed('shell', false).advice.history?.command).toBe('eval "$(pbpaste)"')
    vi.stubGlobal('navigator', { userAgent: 'X11; Linux' })
    expect(placed('shell', false).advice.history?.command).toMatch(/wl-paste/)
  })
})

it('names the profile as remembered, and safely', () => {
  expect(initialProfile(target, null)).toBe('pay-ReadOnly')
  expect(initialProfile(target, 'mine]\n[default')).toBe('mine-default')
})
