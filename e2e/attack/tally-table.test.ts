import { expect, test } from 'vitest'
import type { Attempt } from './tally'
import { tallyTable } from './tally-table'

const control: Attempt = { family: 'wrapping', name: 'untouched', isControl: true, accepted: true }
const refused: Attempt = { family: 'wrapping', name: 'xsw1', isControl: false, accepted: false }

test('counts what was tried, refused and accepted, by family and in all', () => {
  const { lines, faults } = tallyTable([control, refused, { ...refused, name: 'xsw2' }])
  expect(faults).toEqual([])
  expect(lines.map((line) => line.split(/\s+/))).toEqual([
    ['family', 'tried', 'refused', 'accepted', 'controls'],
    ['wrapping', '2', '2', '0', '1'],
    ['all', '2', '2', '0', '1'],
  ])
})

test('names an attack that was accepted', () => {
  expect(tallyTable([control, { ...refused, accepted: true }]).faults).toEqual(['wrapping: xsw1 was accepted'])
})

test('names a control that was refused', () => {
  const { faults } = tallyTable([{ ...control, accepted: false }, refused])
  expect(faults).toEqual(['wrapping: untouched was refused, and is honest'])
})

test('takes attacks without a control for no proof', () => {
  expect(tallyTable([refused]).faults).toEqual(['wrapping: nothing honest was tried beside the attacks'])
})

test('takes controls without an attack for no proof', () => {
  expect(tallyTable([control]).faults).toEqual(['wrapping: no attack was tried'])
})
