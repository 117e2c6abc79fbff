import { useId } from 'react'

interface SegmentedControlProps<Value> {
  readonly label: string
  /** The field of the form, where there is one. */
  readonly name?: string
  /** What is chosen; without it the form keeps the choice, which begins with `defaultValue`. */
  readonly value?: Value
  readonly defaultValue?: Value
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange?: (value: Value) => void
}

/** One of at most four choices, all in view: a group of radio buttons, which works in a form without script. */
export function SegmentedControl<Value extends string | number>(props: SegmentedControlProps<Value>) {
  const { label, name, value, defaultValue, options, onChange } = props
  const id = useId()
  return (
    <div className="flex flex-col gap-1 max-sm:w-full">
      <span id={id} className="font-medium">
        {label}
      </span>
      <div role="radiogroup" aria-labelledby={id} className="segments">
        {options.map((option) => (
          <label key={option.value} className="segment">
            <input
              type="radio"
              name={name ?? id}
              value={option.value}
              {...(value === undefined
                ? { defaultChecked: option.value === defaultValue }
                : { checked: option.value === value })}
              onChange={() => onChange?.(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </div>
  )
}
