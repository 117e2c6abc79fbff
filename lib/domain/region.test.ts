import { expect, it } from 'vitest'
import { partitionOfRegion } from './partition'
import { regions } from './region'

it('lists every region under its partition, once, and with a name of its own', () => {
  const all = Object.entries(regions).flatMap(([partition, list]) => list.map((region) => ({ partition, ...region })))
  expect(all.map(({ id }) => partitionOfRegion(id)?.id)).toEqual(all.map(({ partition }) => partition))
  expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length)
})

it('marks as opt-in what AWS leaves off in a new account, in the main partition only', () => {
  const off = Object.values(regions)
    .flat()
    .flatMap(({ id, isOptIn }) => (isOptIn ? [id] : []))
  expect(off).toHaveLength(17)
  expect(off).toContain('eu-south-1')
  expect(off).not.toContain('ap-northeast-3')
})
