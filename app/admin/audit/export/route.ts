import { limitedText } from '@/app/_http/limited-text'
import { requireSameOrigin } from '@/app/_http/origin'
import { pageRoute, unkept } from '@/app/_http/route'
import { personal } from '@/app/_http/visit'
import { auditExportFormats } from '@/lib/broker/audit-export-format'
import { readAuditQuery } from '@/lib/broker/audit-query'
import { runtime } from '@/lib/broker/runtime'
import { BrevetError } from '@/lib/domain/errors'

const longest = 16 * 1024

/** The audit as a file. A POST, since it writes to the audit; a filter that is not understood exports nothing. */
export const POST = pageRoute('audit-export', async (request, visit) => {
  requireSameOrigin(request.headers)
  const person = await personal(visit)
  const text = await limitedText(request, longest)
  const form = new URLSearchParams(text ?? '')
  const format = auditExportFormats.find((known) => known === form.get('format'))
  const { filter, faults } = readAuditQuery(form)
  const fault = text === null ? 'body' : (faults[0] ?? (format ? null : 'format'))
  if (fault !== null || !format) throw new BrevetError('request_malformed', { field: fault ?? 'format' })
  const { fileName, mediaType, content } = await runtime().broker.exportAudit({ ...person, filter, format })
  return new Response(content, {
    headers: {
      ...unkept,
      'content-type': mediaType,
      'content-disposition': `attachment; filename="${fileName}"`,
      'x-content-type-options': 'nosniff',
    },
  })
})
