import { useTexts } from '#texts'
import type { CloudTrailHint } from '@/lib/broker/cloudtrail-hint'
import { CopyButton } from '../_ui/copy-button'

/** What to look for in CloudTrail of the account. */
export function AuditCloudTrail({ hint }: { readonly hint: CloudTrailHint }) {
  const t = useTexts('auditRow')
  const query = cloudTrailLines(hint).join('\n')
  return (
    <section className="flex flex-col gap-2">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="section-title">{t('cloudTrail')}</h3>
        <CopyButton text={query} done={t('cloudTrailCopied')} className="btn btn-ghost btn-small">
          {t('copy')}
        </CopyButton>
      </div>
      <div className="code">
        <pre className="code-document">{query}</pre>
      </div>
      <p className="audit-note">{t('cloudTrailMore')}</p>
    </section>
  )
}

const instant = (at: Date) => at.toISOString().replace(/\.\d{3}Z$/, 'Z')

function cloudTrailLines(hint: CloudTrailHint): readonly string[] {
  const { eventName, region, sessionName, sourceIdentity, accessKeyId, from, until, opensConsole } = hint
  const names = opensConsole ? `"${eventName}", then "ConsoleLogin"` : `"${eventName}"`
  return [
    `eventName = ${names}`,
    ...(region ? [`awsRegion = "${region}"`] : []),
    ...(sessionName ? [`roleSessionName = "${sessionName}"`] : []),
    ...(sourceIdentity ? [`sourceIdentity = "${sourceIdentity}"`] : []),
    ...(accessKeyId ? [`userIdentity.accessKeyId = "${accessKeyId}"`] : []),
    `eventTime between ${instant(from)} and ${instant(until)}`,
  ]
}
