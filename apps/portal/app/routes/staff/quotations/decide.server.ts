import type { Call } from '@heard/contracts'
import { approveQuotation, refuseQuotation } from '@heard/contracts/engagement'
import { first, valuesOf } from '../../../components/form.tsx'
import { keyOf } from '../../../services/form.ts'
import { afterCall, comesBack } from '../../../services/staff-form.ts'
import { reasons } from './quotation-names.ts'

/** What is decided already is gone from the list; everything else is said at the quotation. */
const fieldsOf = (quotation: string) => ({
  codes: { 'already-decided': 'quotations', 'unknown-quotation': 'quotations' },
  words: {
    'same-person-approves': 'You proposed this quotation, so somebody else has to approve it',
    'no-consent': 'The person did not agree to quoting, or took it back. This cannot be approved',
    'touches-redaction': 'Something inside these words was taken out since. This cannot be approved',
  },
  otherwise: `quotation-${quotation}`,
})

/** Approves or refuses, as the form says. */
export const decide = async (call: Call, programme: string, form: FormData) => {
  const values = valuesOf(form)
  const quotation = first(values, 'quotation') ?? ''
  const params = { programme, quotation }
  const list = `/staff/${programme}/quotations`
  if (first(values, 'intent') === 'approve') {
    return afterCall(await call(approveQuotation, { params }, keyOf(form)), `${list}?done=approved`, fieldsOf(quotation), values)
  }
  const reason = reasons.find(({ value }) => value === first(values, 'reason'))?.value
  if (reason === undefined) return comesBack([{ field: `reason-${quotation}`, message: 'Say why it is refused' }], values)
  return afterCall(await call(refuseQuotation, { params, body: { reason } }, keyOf(form)), `${list}?done=refused`, fieldsOf(quotation), values)
}
