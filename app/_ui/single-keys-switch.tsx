'use client'

import { useEffect, useId, useState } from 'react'
import { hasSingleKeys, setSingleKeys } from './single-keys'

/** Turns the keys off that act without a modifier and without a focus (WCAG 2.1.4). */
export function SingleKeysSwitch() {
  const id = useId()
  const [isOn, setOn] = useState(true)
  useEffect(() => setOn(hasSingleKeys()), [])
  function choose(wanted: boolean) {
    setOn(wanted)
    setSingleKeys(wanted)
  }
  return (
    <div>
      <label className="check">
        <input
          type="checkbox"
          checked={isOn}
          aria-describedby={id}
          onChange={(event) => choose(event.currentTarget.checked)}
        />
        <span>The keys / and ? work by themselves</span>
      </label>
      <p id={id} className="check-hint">
        Turn them off if you speak to your computer. Remembered in this browser. Letters act only on a role that has the
        focus.
      </p>
    </div>
  )
}
