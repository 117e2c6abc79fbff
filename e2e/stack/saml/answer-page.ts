import { escapeMarkup, hiddenField } from '../markup'
import { renderPage } from '../page'

export interface Answer {
  readonly consumerUrl: string
  readonly response: string
  readonly relayState: string | null
}

/**
 * The form that carries an answer to the service provider: it sends itself, or waits for its button without JavaScript.
 */
export function renderAnswerPage(answer: Answer): string {
  const fields = [
    hiddenField('SAMLResponse', Buffer.from(answer.response, 'utf8').toString('base64')),
    ...(answer.relayState === null ? [] : [hiddenField('RelayState', answer.relayState)]),
  ]
  return renderPage({
    title: 'Continue to the portal',
    body: `<form method="post" action="${escapeMarkup(answer.consumerUrl)}">
${fields.join('\n')}
<button>Continue</button>
</form>
<script>document.forms[0].submit()</script>`,
  })
}
