'use client'

import { Radio } from '@base-ui/react/radio'
import { RadioGroup } from '@base-ui/react/radio-group'
import { useId } from 'react'

interface SegmentedControlProps<Value> {
  readonly label: string
  readonly value: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

/** One of at most four choices, all in view: a group of radio buttons. */
export function SegmentedControl<Value extends string | number>(props: SegmentedControlProps<Value>) {
  const { label, value, options, onChange } = props
  const id = useId()
  return (
    <div className="flex flex-col gap-1 max-sm:w-full">
      <span id={id} className="font-medium">
        {label}
      </span>
      <RadioGroup aria-labelledby={id} className="segments" value={value} onValueChange={(next) => onChange(next)}>
        {options.map((option) => (
          <Radio.Root
            key={option.value}
            value={option.value}
            nativeButton
            render={<button type="button" />}
            className="segment"
          >
            {option.label}
          </Radio.Root>
        ))}
      </RadioGroup>
    </div>
  )
}
