import type { BodyOf } from '@heard/contracts'
import { type complain, ReceiptCode } from '@heard/contracts/engagement'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first } from '../../components/form.tsx'
import type { Translate } from '../../i18n/translator.ts'
import { checkTyped, typedIn } from '../../services/typed.ts'

type Asked = BodyOf<typeof complain>

/** What somebody wrote, with a way to answer it: an address, the code of a receipt, or both. */
export const readDetails = (values: FormValues, missing: string, t: Translate): { errors: readonly FieldError[]; asked: Asked } => {
  const contact = typedIn(values, 'contact')
  const typedCode = typedIn(values, 'receipt')
  const receipt = typedCode === undefined ? undefined : ReceiptCode.safeParse(typedCode).data
  const errors = checkTyped(
    values,
    [
      { name: 'words', longest: 5_000, missing },
      { name: 'contact', longest: 300 },
    ],
    (longest) => t('gatherings.too-long', { longest }),
  )
  if (typedCode !== undefined && !receipt) errors.push({ field: 'receipt', message: t('mine.incomplete') })
  if (contact === undefined && typedCode === undefined) errors.push({ field: 'contact', message: t('data-rights.no-way') })
  const details = { words: first(values, 'words') ?? '', ...(contact === undefined ? {} : { contact }) }
  return { errors, asked: { details, ...(receipt ? { receipt } : {}) } }
}

export const refusalFields = (t: Translate) => ({
  paths: { 'details.words': 'words', 'details.contact': 'contact' },
  codes: { 'unknown-receipt': 'receipt', 'no-way-to-answer': 'contact' },
  words: { 'unknown-receipt': t('mine.unknown'), 'no-way-to-answer': t('data-rights.no-way'), 'too-many-requests': t('unsent.busy') },
  otherwise: 'words',
})
