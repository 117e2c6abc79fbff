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
  const others = signIns.filter(({ isThis }) => !isThis)
  return (
    <section className="panel" aria-labelledby="sign-ins">
      <div className="panel-head">
        <h2 id="sign-ins" className="section-title flex-1">
          Brevet sign-ins <span className="count">{signIns.length}</span>
        </h2>
        {others.length > 0 && (
          <form method="post" action="/sessions/end">
            <input type="hidden" name="others" value="1" />
            <button type="submit" className="btn btn-small btn-danger">
              Sign out others
            </button>
          </form>
        )}
      </div>
      <table className="records sign-ins">
        <thead>
          <tr>
            <th scope="col">Device</th>
            <th scope="col">Provider</th>
            <th scope="col">Address</th>
            <th scope="col">Since</th>
            <th scope="col">Last seen</th>
            <th scope="col">Ends</th>
            <th scope="col">
              <span className="sr-only">Sign out</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {[...signIns.filter(({ isThis }) => isThis), ...others].map((signIn) => (
            <Row key={signIn.handle} signIn={signIn} device={deviceOf(signIn.client.userAgent)} />
          ))}
        </tbody>
      </table>
      {others.length === 0 && <p className="records-note">You are signed in nowhere else.</p>}
    </section>
  )
}

function Row({ signIn, device }: { readonly signIn: OwnSession; readonly device: Device }) {
  const { handle, isThis, source, client, startedAt, lastSeenAt, endsAt } = signIn
  const ofDevice = useTexts('device')
  const Icon = icons[device.kind]
  return (
    <tr>
      <td>
        <span className="record-account">
          <Icon className="icon" aria-hidden="true" />
          <strong className="record-name">{deviceText(ofDevice, device)}</strong>
          {isThis && <span className="tag tag-accent">This browser</span>}
        </span>
      </td>
      <td data-label="Provider">{labelOf(source)}</td>
      <td data-label="Address" className="mono">
        {client.ip === null ? 'unknown' : <Untrusted>{client.ip}</Untrusted>}
      </td>
      <td data-label="Since">
        <Moment at={startedAt} />
      </td>
      <td data-label="Last seen">
        <Moment at={lastSeenAt} />
      </td>
      <td data-label="Ends">
        <Moment at={endsAt} />
      </td>
      <td className="record-action">
        {!isThis && (
          <form method="post" action="/sessions/end">
            <input type="hidden" name="handle" value={handle} />
            <button type="submit" className="btn btn-small" aria-label={`Sign out ${deviceText(ofDevice, device)}`}>
              Sign out
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
