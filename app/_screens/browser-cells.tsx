import { Laptop, Smartphone, SquareTerminal } from 'lucide-react'
import { useTexts } from '#texts'
import type { SignedInBrowser } from '@/lib/broker/own-sessions'
import { runtime } from '@/lib/broker/runtime'
import { type Device, deviceText } from '../_ui/device'
import { Moment } from '../_ui/moment'
import { Untrusted } from '../_ui/untrusted'

const icons = { computer: Laptop, handheld: Smartphone, program: SquareTerminal } as const
const columns = ['device', 'provider', 'address', 'since', 'lastSeen', 'ends'] as const

/** The headings above {@link BrowserCells}. */
export function BrowserColumns() {
  const t = useTexts('signIns')
  return columns.map((name) => (
    <th key={name} scope="col">
      {t(`columns.${name}`)}
    </th>
  ))
}

interface BrowserCellsProps {
  readonly browser: SignedInBrowser
  readonly device: Device
  /** It is the one that asks. */
  readonly isThis: boolean
}

/** What is shown of a browser in which somebody is signed in. */
export function BrowserCells({ browser, device, isThis }: BrowserCellsProps) {
  const { source, client, startedAt, lastSeenAt, endsAt } = browser
  const t = useTexts('signIns')
  const ofDevice = useTexts('device')
  const Icon = icons[device.kind]
  return (
    <>
      <td>
        <span className="record-account">
          <Icon className="icon" aria-hidden="true" />
          <strong className="record-name">{deviceText(ofDevice, device)}</strong>
          {isThis && <span className="tag tag-accent">{t('isThis')}</span>}
        </span>
      </td>
      <td data-label={t('columns.provider')}>{labelOf(source)}</td>
      <td data-label={t('columns.address')} className="mono">
        {client.ip === null ? t('unknown') : <Untrusted>{client.ip}</Untrusted>}
      </td>
      <td data-label={t('columns.since')}>
        <Moment at={startedAt} />
      </td>
      <td data-label={t('columns.lastSeen')}>
        <Moment at={lastSeenAt} />
      </td>
      <td data-label={t('columns.ends')}>
        <Moment at={endsAt} />
      </td>
    </>
  )
}

/** What the sign-in page calls a source; its id when it is configured no more. */
export function labelOf(source: string): string {
  return (
    runtime()
      .broker.sources()
      .find(({ id }) => id === source)?.label ?? source
  )
}
