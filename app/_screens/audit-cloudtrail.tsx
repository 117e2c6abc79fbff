import type { CloudTrailHint } from '@/lib/broker/cloudtrail-hint'
import { CopyButton } from '../_ui/copy-button'

/** What to look for in CloudTrail of the account. */
export function AuditCloudTrail({ hint }: { readonly hint: CloudTrailHint }) {
  const query = cloudTrailLines(hint).join('\n')
  return (
    <section className="flex flex-col gap-2">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <h3 className="section-title">Find it in CloudTrail</h3>
        <CopyButton text={query} done="CloudTrail query copied" className="btn btn-ghost btn-small">
          Copy
        </CopyButton>
      </div>
      <div className="code">
        <pre className="code-document">{query}</pre>
      </div>
      <p className="audit-note">
        CloudTrail shows events some minutes late. The first line is the call that made the session; the rest is what
        was done with it, in every region.
      </p>
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
