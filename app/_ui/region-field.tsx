import { type ComponentProps, useId } from 'react'
import { partitionOfRegion } from '@/lib/domain/partition'
import { type Region, regions } from '@/lib/domain/region'

interface RegionFieldProps extends ComponentProps<'select'> {
  /** The account's own region; decides the partition. */
  readonly home: string
}

/** The regions of the account's partition; the account's own comes first. */
export function RegionField({ home, ...select }: RegionFieldProps) {
  const id = useId()
  return (
    <div className="field field-region">
      <label htmlFor={id}>Region</label>
      <select id={id} className="input" {...select}>
        {regionChoices(home).map(({ id: region, name }) => (
          <option key={region} value={region}>
            {name ? `${region} · ${name}` : region}
          </option>
        ))}
      </select>
    </div>
  )
}

function regionChoices(home: string): readonly Region[] {
  const partition = partitionOfRegion(home)
  const known = partition ? regions[partition.id] : []
  const own = known.find(({ id }) => id === home) ?? { id: home, name: '' }
  return [own, ...known.filter(({ id }) => id !== home)]
}
