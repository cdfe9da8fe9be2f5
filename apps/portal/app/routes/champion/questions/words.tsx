import { first } from '../../../components/form.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { Words } from '../../../i18n/text.tsx'
import { type MessageKey, useMessages } from '../../../i18n/translator.ts'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import type { Question } from '../question.ts'

type Field = 'about' | 'languages' | 'references' | 'adult'
type Asked = { readonly field: Field; readonly label: MessageKey; readonly hint: MessageKey; readonly longest: number; readonly rows: number }

/** Something told in one's own words, or left out. */
const inOwnWords = ({ field, label, hint, longest, rows }: Asked): Question => ({
  id: field,
  isAnswered: (filling) => filling[field] !== undefined,
  title: (t) => t(label),
  read: (values, filling, t) => {
    const errors = checkTyped(values, [{ name: field, longest }], (most) => t('gatherings.too-long', { longest: most }))
    return errors.length > 0 ? { errors } : { filling: { ...filling, [field]: typedIn(values, field) ?? '' } }
  },
  Fields: ({ filling, values, errors }) => {
    const t = useMessages()
    const name = `${t(label)} ${t('share.optional')}`
    return <Textarea name={field} heading label={name} hint={t(hint)} rows={rows} errors={errors} value={first(values, field) ?? filling[field]} />
  },
  answer: (filling) => filling[field] && <Words text={filling[field]} />,
})

/** A grown-up whom somebody of 16 or 17 trusts. */
export const adult = inOwnWords({ field: 'adult', label: 'champion.adult', hint: 'champion.adult-hint', longest: 300, rows: 3 })
export const about = inOwnWords({ field: 'about', label: 'champion.about', hint: 'champion.about-hint', longest: 5_000, rows: 8 })
export const languages = inOwnWords({ field: 'languages', label: 'champion.languages', hint: 'champion.languages-hint', longest: 300, rows: 2 })
export const references = inOwnWords({ field: 'references', label: 'champion.references', hint: 'champion.references-hint', longest: 1_000, rows: 4 })
