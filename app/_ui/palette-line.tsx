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
import { useTexts } from '#texts'
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
  const t = useTexts('palette')
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
          {t('more', { count: option.count })}
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

interface RoleLineProps {
  readonly option: RoleOption
  readonly words: readonly string[]
}

function RoleLine({ option, words }: RoleLineProps) {
  const t = useTexts('palette')
  const { verb, target } = option
  const name = () => <RoleName option={option} words={words} />
  return (
    <>
      {verbIcons[verb]}
      <EnvironmentBadge environment={target.account.environment} />
      <span className="palette-text">
        {verb === 'link' && t.rich('linkTo', { role: name })}
        {verb === 'details' && t.rich('detailsOf', { role: name })}
        {(verb === 'console' || verb === 'keys') && name()}
      </span>
      <span className="palette-end">
        <span className="mono">{target.account.id.slice(-4)}</span>
        <span className="key-cap palette-enter" aria-hidden="true">
          <CornerDownLeft className="icon icon-xs" />
        </span>
      </span>
    </>
  )
}

function RoleName({ option: { target, placeText }, words }: RoleLineProps) {
  const t = useTexts('palette')
  const { account, role } = target
  return (
    <>
      <bdi className="font-semibold">
        <Highlight text={account.name} words={words} />
      </bdi>
      <span className="text-ink-2">
        {' · '}
        {role.privileged && <ShieldAlert className="icon icon-xs palette-privileged" aria-label={t('privileged')} />}
        <bdi>
          <Highlight text={role.name} words={words} />
        </bdi>
        {placeText !== '' && ` · ${placeText}`}
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
