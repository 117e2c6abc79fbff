'use client'

import { useTexts } from '#texts'
import { Brand } from './brand'
import { CopyButton } from './copy-button'

interface ErrorPageProps {
  /** Next's digest of the error, which the log of the portal has too. */
  readonly digest: string | undefined
  readonly onRetry: () => void
}

/** For a bug, or a database that is gone, while a page was made. It knows nothing of the person and of the error but the digest. */
export function ErrorPage({ digest, onRetry }: ErrorPageProps) {
  const t = useTexts('broken')
  return (
    <div className="shell">
      <header className="header">
        <div className="header-row">
          <a className="brand" href="/">
            <Brand />
          </a>
        </div>
      </header>
      <main className="page">
        <div className="page-narrow flex flex-col gap-4">
          <div className="flex flex-col gap-2">
            <h1 className="hero">{t('title')}</h1>
            <p className="lead">{t('lead')}</p>
          </div>
          <section className="panel">
            <div className="panel-body flex flex-col gap-4">
              {digest && (
                <dl className="facts">
                  <dt>{t('digest')}</dt>
                  <dd>
                    <CopyButton text={digest} done={t('digestCopied')} className="account-id reference">
                      <span>{digest}</span>
                    </CopyButton>
                  </dd>
                </dl>
              )}
              <div className="actions">
                <button type="button" className="btn btn-primary" onClick={onRetry}>
                  {t('again')}
                </button>
                {digest && (
                  <CopyButton text={() => detailsOf(digest)} done={t('detailsCopied')}>
                    {t('copyDetails')}
                  </CopyButton>
                )}
                <a className="btn" href="/">
                  {t('back')}
                </a>
              </div>
            </div>
          </section>
        </div>
      </main>
    </div>
  )
}

/** What somebody sends to the people who run Brevet, in English as the log is: where and when, and nothing of the query, which may hold anything. */
function detailsOf(digest: string): string {
  const page = window.location.pathname
  return [
    `Brevet could not make the page ${page}`,
    `In the log as: ${digest}`,
    `Time: ${new Date().toISOString()}`,
  ].join('\n')
}
