import { useTexts } from '#texts'
import type { OwnSession } from '@/lib/broker/own-sessions'
import { type Device, deviceOf, deviceText } from '../_ui/device'
import { BrowserCells, BrowserColumns } from './browser-cells'

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
            <BrowserColumns />
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
  const { handle, isThis } = signIn
  const t = useTexts('signIns')
  const ofDevice = useTexts('device')
  return (
    <tr>
      <BrowserCells browser={signIn} device={device} isThis={isThis} />
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
