'use client'

import { useEffect, useId, useState } from 'react'
import { useTexts } from '#texts'
import { hasSingleKeys, setSingleKeys } from './single-keys'

/** Turns the keys off that act without a modifier and without a focus (WCAG 2.1.4). */
export function SingleKeysSwitch() {
  const t = useTexts('shortcuts')
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
        <span>{t('single')}</span>
      </label>
      <p id={id} className="check-hint">
        {t('singleHint')}
      </p>
    </div>
  )
}
