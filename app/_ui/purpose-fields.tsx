import type { ComponentProps } from 'react'
import { useTexts } from '#texts'
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
  const t = useTexts('choices')
  const pattern = ticketPatterns.reduce((first, second) => (first ? t('ticketForms', { first, second }) : second), '')
  const form = ticketPatterns.length > 0 ? t('ticketForm', { pattern }) : undefined
  return (
    <>
      {reason && (
        <TextField
          label={t('reason')}
          name="reason"
          required={reason === 'required'}
          minLength={3}
          maxLength={500}
          hint={t('reasonHint')}
          fault={unfit === 'reason' ? t('reasonUnfit') : undefined}
          {...inputs?.reason}
        />
      )}
      {ticket && (
        <TextField
          label={t('ticket')}
          name="ticket"
          required={ticket === 'required'}
          maxLength={64}
          spellCheck={false}
          pattern={ticketPatterns[0]}
          hint={form}
          fault={unfit === 'ticket' ? (form ? t('ticketUnfitForm', { pattern }) : t('ticketUnfit')) : undefined}
          {...inputs?.ticket}
        />
      )}
    </>
  )
}
