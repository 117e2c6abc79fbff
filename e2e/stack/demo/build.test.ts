import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isBuildStale } from './build'

let root: string

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'brevet-build-'))
})

afterEach(() => rm(root, { recursive: true }))

async function write(path: string, second: number): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true })
  await writeFile(join(root, path), '')
  await utimes(join(root, path), second, second)
}

describe('a build', () => {
  it('is stale when there is none', async () => {
    await write('app/page.tsx', 100)
    expect(await isBuildStale(root)).toBe(true)
  })

  it('is fresh when no source is newer', async () => {
    await write('app/page.tsx', 100)
    await write('.next/BUILD_ID', 200)
    expect(await isBuildStale(root)).toBe(false)
  })

  it.each(['lib/store/tables.ts', 'app/a/b/page.tsx', 'next.config.ts'])('is stale when %s is newer', async (path) => {
    await write('.next/BUILD_ID', 200)
    await write(path, 300)
    expect(await isBuildStale(root)).toBe(true)
  })

  it('does not age by a test or by the stack', async () => {
    await write('.next/BUILD_ID', 200)
    await write('lib/store/tables.test.ts', 300)
    await write('e2e/stack/demo.ts', 300)
    expect(await isBuildStale(root)).toBe(false)
  })
})
