import { Laptop, Smartphone, SquareTerminal } from 'lucide-react'
import { useTexts } from '#texts'
import type { OwnSession } from '@/lib/broker/own-sessions'
import { runtime } from '@/lib/broker/runtime'
import { type Device, deviceOf, deviceText } from '../_ui/device'
import { Moment } from '../_ui/moment'
import { Untrusted } from '../_ui/untrusted'

const icons = { computer: Laptop, handheld: Smartphone, program: SquareTerminal } as const

/** The browsers in which the person is signed in; all but this one can be signed out from here, with or without scripts. */
export function SignInTable({ signIns }: { readonly signIns: readonly OwnSession[] }) {
  const t = useTexts('signIns')
  const others = signIns.filter(({ isThis }) => !isThis)
  return (
    <section className="panel" aria-labelledby="sign-ins">
      <div className="panel-head">
        <h2 id="sign-ins" className="section-title flex-1">
          {t.rich('title', { count: signIns.length, n: (count) => <span className="count">{count}</span> })}
        </h2>
        {others.length > 0 && (
          <form method="post" action="/sessions/end">
            <input type="hidden" name="others" value="1" />
            <button type="submit" className="btn btn-small btn-danger">
              {t('others')}
            </button>
          </form>
        )}
      </div>
      <table className="records sign-ins">
        <thead>
          <tr>
            <th scope="col">{t('columns.device')}</th>
            <th scope="col">{t('columns.provider')}</th>
            <th scope="col">{t('columns.address')}</th>
            <th scope="col">{t('columns.since')}</th>
            <th scope="col">{t('columns.lastSeen')}</th>
            <th scope="col">{t('columns.ends')}</th>
            <th scope="col">
              <span className="sr-only">{t('columns.signOut')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...signIns.filter(({ isThis }) => isThis), ...others].map((signIn) => (
            <Row key={signIn.handle} signIn={signIn} device={deviceOf(signIn.client.userAgent)} />
          ))}
        </tbody>
      </table>
      {others.length === 0 && <p className="records-note">{t('nowhereElse')}</p>}
    </section>
  )
}

function Row({ signIn, device }: { readonly signIn: OwnSession; readonly device: Device }) {
  const { handle, isThis, source, client, startedAt, lastSeenAt, endsAt } = signIn
  const t = useTexts('signIns')
  const ofDevice = useTexts('device')
  const Icon = icons[device.kind]
  return (
    <tr>
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
      <td className="record-action">
        {!isThis && (
          <form method="post" action="/sessions/end">
            <input type="hidden" name="handle" value={handle} />
            <button
              type="submit"
              className="btn btn-small"
              aria-label={t('signOutOf', { device: deviceText(ofDevice, device) })}
            >
              {t('signOut')}
            </button>
          </form>
        )}
      </td>
    </tr>
  )
}

function labelOf(source: string): string {
  return (
    runtime()
      .broker.sources()
      .find(({ id }) => id === source)?.label ?? source
  )
}
