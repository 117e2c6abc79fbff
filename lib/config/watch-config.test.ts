import { mkdirSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { loadConfig } from './load-config'
import { configText } from './parse-config.fixture'
import { watchConfig } from './watch-config'

let folder = ''
let watcher: { close(): void } | null = null
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'brevet-watch-'))
})
afterEach(() => {
  watcher?.close()
  rmSync(folder, { recursive: true })
})

const eventually = (check: () => void) => vi.waitFor(check, { timeout: 5000, interval: 10 })
const named = (name: string) => configText({ support: `{ name: ${name} }` })

/** Watches a file, and keeps what was reported. */
async function watch(path: string, environment: Record<string, string> = {}) {
  const names: (string | null)[] = []
  const faults: string[] = []
  const same = vi.fn()
  watcher = watchConfig({
    path,
    load: () => loadConfig(path, environment),
    onChange: (config) => names.push(config.support.name),
    onFaults: (found) => faults.push(...found.map(({ message }) => message)),
    onSame: same,
    intervalMilliseconds: 15,
  })
  await setTimeout(60)
  return { names, faults, same }
}

function write(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

describe('watchConfig', () => {
  it('reports a change once, and nothing before', async () => {
    const seen = await watch(write('brevet.yaml', named('one')))
    expect(seen.names).toEqual([])
    write('brevet.yaml', named('two'))
    await eventually(() => expect(seen.names).toEqual(['two']))
    await setTimeout(80)
    expect(seen.names).toEqual(['two'])
  })

  it('reports faults, the return to what is in force, and then the next change', async () => {
    const seen = await watch(write('brevet.yaml', named('one')))
    write('brevet.yaml', 'publicUrl: [')
    await eventually(() => expect(seen.faults.length).toBeGreaterThan(0))
    write('brevet.yaml', named('one'))
    await eventually(() => expect(seen.same).toHaveBeenCalledOnce())
    expect(seen.names).toEqual([])
    write('brevet.yaml', named('three'))
    await eventually(() => expect(seen.names).toEqual(['three']))
  })

  it('takes a change that means the same for none', async () => {
    const seen = await watch(write('brevet.yaml', named('one')))
    write('brevet.yaml', `# a comment\n${named('"one"')}`)
    await setTimeout(120)
    expect(seen).toMatchObject({ names: [], faults: [] })
  })

  it('follows an editor that renames a new file over the old one', async () => {
    const path = write('brevet.yaml', named('one'))
    const seen = await watch(path)
    renameSync(write('.brevet.yaml.swp', named('two')), path)
    await eventually(() => expect(seen.names).toEqual(['two']))
    renameSync(write('.brevet.yaml.swp', named('three')), path)
    await eventually(() => expect(seen.names).toEqual(['two', 'three']))
  })

  it('follows the swap of symbolic links by which Kubernetes updates a volume', async () => {
    for (const version of ['one', 'two']) {
      mkdirSync(join(folder, version))
      write(join(version, 'brevet.yaml'), named(version))
    }
    symlinkSync('one', join(folder, '..data'))
    symlinkSync('..data/brevet.yaml', join(folder, 'brevet.yaml'))
    const seen = await watch(join(folder, 'brevet.yaml'))
    symlinkSync('two', join(folder, '..data_tmp'))
    renameSync(join(folder, '..data_tmp'), join(folder, '..data'))
    await eventually(() => expect(seen.names).toEqual(['two']))
  })

  it('reports a file that went away', async () => {
    const path = write('brevet.yaml', named('one'))
    const seen = await watch(path)
    rmSync(path)
    await eventually(() => expect(seen.faults.join()).toContain('there is no such file'))
  })

  it('reloads on SIGHUP, so that a changed secret counts though the file is the same', async () => {
    const environment = { NAME: 'one' }
    const seen = await watch(write('brevet.yaml', named(`"\${env:NAME}"`)), environment)
    environment.NAME = 'two'
    process.emit('SIGHUP', 'SIGHUP')
    expect(seen.names).toEqual(['two'])
  })

  it('stops when it is closed', async () => {
    const listeners = process.listenerCount('SIGHUP')
    const seen = await watch(write('brevet.yaml', named('one')))
    watcher?.close()
    write('brevet.yaml', named('two'))
    await setTimeout(80)
    expect(seen.names).toEqual([])
    expect(process.listenerCount('SIGHUP')).toBe(listeners)
  })
})
