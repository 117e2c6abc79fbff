import type { ComponentProps } from 'react'
import type { AskedField, PurposeAsk, PurposeField } from './role-offer'
import { TextField } from './text-field'

interface PurposeFieldsProps {
  readonly offer: PurposeAsk
  /** The field that is not as the role asks. */
  readonly unfit?: AskedField | null
  /** Further properties of a field's input. */
  readonly inputs?: Readonly<Record<PurposeField, ComponentProps<'input'>>> | undefined
}

/** Why the role is needed, where the grant asks: kept in the audit beside the person's name. */
export function PurposeFields({ offer, unfit = null, inputs }: PurposeFieldsProps) {
  const { reason, ticket, ticketPatterns } = offer
  const form = ticketPatterns.length > 0 ? `In the form ${ticketPatterns.join(' and ')}` : undefined
  return (
    <>
      {reason && (
        <TextField
          label="Reason"
          name="reason"
          required={reason === 'required'}
          minLength={3}
          maxLength={500}
          hint="Kept in the audit"
          fault={unfit === 'reason' ? 'Say in a few words why you need this role.' : undefined}
          {...inputs?.reason}
        />
      )}
      {ticket && (
        <TextField
          label="Ticket"
          name="ticket"
          required={ticket === 'required'}
          maxLength={64}
          spellCheck={false}
          pattern={ticketPatterns[0]}
          hint={form}
          fault={unfit === 'ticket' ? `Give the ticket. ${form ?? ''}` : undefined}
          {...inputs?.ticket}
        />
      )}
    </>
  )
}
