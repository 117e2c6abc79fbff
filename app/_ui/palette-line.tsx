'use client'

import { Autocomplete } from '@base-ui/react/autocomplete'
import {
  CornerDownLeft,
  FileText,
  Info,
  KeyRound,
  Link2,
  List,
  LogOut,
  ShieldAlert,
  SquareArrowOutUpRight,
  SunMoon,
} from 'lucide-react'
import type { ReactNode } from 'react'
import { paletteTexts } from '../_texts/palette-texts'
import { EnvironmentBadge } from './environment-badge'
import { Highlight } from './highlight'
import type { PaletteOption, RoleOption } from './palette-option'
import type { PalettePage } from './palette-pages'

interface PaletteLineProps {
  readonly option: PaletteOption
  readonly words: readonly string[]
  readonly onChoose: (option: PaletteOption, wantsKeys: boolean) => void
}

/** One line of the palette. With the modifier key, it gives keys. */
export function PaletteLine({ option, words, onChoose }: PaletteLineProps) {
  return (
    <Autocomplete.Item
      value={option}
      className="palette-line"
      onClick={(event) => onChoose(option, event.metaKey || event.ctrlKey)}
    >
      {option.kind === 'role' && <RoleLine option={option} words={words} />}
      {option.kind === 'page' && <PlainLine icon={pageIcons[option.page.does.kind]}>{option.page.label}</PlainLine>}
      {option.kind === 'more' && (
        <PlainLine icon={<List className="icon icon-sm" aria-hidden="true" />}>
          {paletteTexts.more(option.count)}
        </PlainLine>
      )}
    </Autocomplete.Item>
  )
}

const pageIcons: Readonly<Record<PalettePage['does']['kind'], ReactNode>> = {
  visit: <FileText className="icon icon-sm" aria-hidden="true" />,
  look: <SunMoon className="icon icon-sm" aria-hidden="true" />,
  shortcuts: <FileText className="icon icon-sm" aria-hidden="true" />,
  'sign-out': <LogOut className="icon icon-sm" aria-hidden="true" />,
}

const verbIcons: Readonly<Record<RoleOption['verb'], ReactNode>> = {
  console: <SquareArrowOutUpRight className="icon icon-sm" aria-hidden="true" />,
  keys: <KeyRound className="icon icon-sm" aria-hidden="true" />,
  link: <Link2 className="icon icon-sm" aria-hidden="true" />,
  details: <Info className="icon icon-sm" aria-hidden="true" />,
}

function RoleLine({ option, words }: Pick<PaletteLineProps, 'words'> & { readonly option: RoleOption }) {
  const { verb, target, placeText } = option
  const { account, role } = target
  return (
    <>
      {verbIcons[verb]}
      <EnvironmentBadge environment={account.environment} />
      <span className="palette-text">
        {verb === 'link' && `${paletteTexts.lines.link} `}
        {verb === 'details' && `${paletteTexts.lines.details} `}
        <bdi className="font-semibold">
          <Highlight text={account.name} words={words} />
        </bdi>
        <span className="text-ink-2">
          {' · '}
          {role.privileged && <ShieldAlert className="icon icon-xs palette-privileged" aria-label="privileged" />}
          <bdi>
            <Highlight text={role.name} words={words} />
          </bdi>
          {placeText !== '' && ` · ${placeText}`}
        </span>
      </span>
      <span className="palette-end">
        <span className="mono">{account.id.slice(-4)}</span>
        <span className="key-cap palette-enter" aria-hidden="true">
          <CornerDownLeft className="icon icon-xs" />
        </span>
      </span>
    </>
  )
}

function PlainLine({ icon, children }: { readonly icon: ReactNode; readonly children: string }) {
  return (
    <>
      {icon}
      <span className="palette-text">{children}</span>
      <span className="palette-end">
        <span className="key-cap palette-enter" aria-hidden="true">
          <CornerDownLeft className="icon icon-xs" />
        </span>
      </span>
    </>
  )
}
