'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import { ChevronDown } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { useTexts } from '#texts'
import type { Region } from '@/lib/domain/region'
import { findRegions, regionChoices, regionNote, typedRegion } from './region-choice'

interface RegionFieldProps {
  /** The account's own region; decides the partition. */
  readonly home: string
  readonly value: string
  /** Hears of regions of the partition only. */
  readonly onChoose: (region: string) => void
}

/** The region, from a list that is searched by id and name; one that the list does not know can be typed. */
export function RegionField({ home, value, onChoose }: RegionFieldProps) {
  const id = useId()
  const t = useTexts('choices')
  const choices = useMemo(() => regionChoices(home), [home])
  const [query, setQuery] = useState('')
  const { text, isUnfit, type, settle } = useRegionText({ home, value, onChoose })
  const note = isUnfit ? t('regionStays', { region: value }) : regionNote(t, value, home)
  return (
    <div className="field field-region">
      <label id={`${id}-label`} htmlFor={id}>
        {t('region')}
      </label>
      <Autocomplete.Root
        items={choices}
        filteredItems={findRegions(choices, query)}
        value={text}
        itemToStringValue={(region: Region) => region.id}
        openOnInputClick
        onValueChange={(typed, { reason }) => {
          type(typed)
          setQuery(reason === 'item-press' ? '' : typed)
        }}
        onOpenChange={(open) => !open && setQuery('')}
      >
        <span className="region-input">
          <Autocomplete.Input
            id={id}
            className="input mono"
            spellCheck={false}
            aria-labelledby={`${id}-label`}
            aria-invalid={isUnfit}
            aria-describedby={note === '' ? undefined : `${id}-note`}
            onClick={({ currentTarget }) => text === value && currentTarget.select()}
            onBlur={settle}
          />
          <ChevronDown className="icon icon-sm" aria-hidden="true" />
        </span>
        <RegionList />
      </Autocomplete.Root>
      {note !== '' && (
        <span id={`${id}-note`} className={isUnfit ? 'text-meta text-danger-text' : 'text-meta text-ink-3'}>
          {note}
        </span>
      )}
    </div>
  )
}

/** What stands in the field. A region counts as soon as it is one; whoever leaves with anything else is told. */
function useRegionText({ home, value, onChoose }: RegionFieldProps) {
  const [text, setText] = useState(value)
  const [isUnfit, setIsUnfit] = useState(false)
  return {
    text,
    isUnfit,
    type(typed: string) {
      setText(typed)
      setIsUnfit(false)
      const region = typedRegion(typed, home)
      if (region !== null) onChoose(region)
    },
    settle() {
      const region = typedRegion(text, home)
      setIsUnfit(region === null)
      if (region !== null) setText(region)
    },
  }
}

function RegionList() {
  const t = useTexts('choices')
  return (
    <Autocomplete.Portal>
      <Autocomplete.Positioner
        className="menu-positioner region-positioner"
        role="region"
        aria-label={t('regions')}
        align="start"
        sideOffset={4}
      >
        <Autocomplete.Popup className="menu region-popup">
          <Autocomplete.Empty className="region-empty">{t('noRegion')}</Autocomplete.Empty>
          <Autocomplete.List className="region-list" aria-label={t('regions')}>
            {(region: Region) => (
              <Autocomplete.Item key={region.id} value={region} className="menu-item region">
                <span className="mono">{region.id}</span>
                <span className="menu-hint">
                  {region.isOptIn ? t('regionOptInShort', { name: region.name }) : region.name}
                </span>
              </Autocomplete.Item>
            )}
          </Autocomplete.List>
        </Autocomplete.Popup>
      </Autocomplete.Positioner>
    </Autocomplete.Portal>
  )
}
