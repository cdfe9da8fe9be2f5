import type { BodyOf } from '@heard/contracts'
import type { beginTraining } from '@heard/contracts/champions'
import type { FieldError } from '../../../components/field.ts'
import { type FormValues, first } from '../../../components/form.tsx'
import { checkTyped, typedIn } from '../../../services/typed.ts'

type Content = BodyOf<typeof beginTraining>

const monthsIn = (values: FormValues): number | undefined => {
  const typed = (first(values, 'months') ?? '').trim()
  return /^\d{1,3}$/.test(typed) ? Number(typed) : undefined
}

const isAddress = (text: string): boolean => /^https?:\/\/\S+\.\S+$/.test(text)

/** What was filled in of a training, or what is still to be said. */
export const readTraining = (values: FormValues): { readonly errors: readonly FieldError[] } | { readonly content: Content } => {
  const [months, about, link] = [monthsIn(values), typedIn(values, 'about'), typedIn(values, 'link')?.trim()]
  const wrongMonths = typedIn(values, 'months') !== undefined && (months === undefined || months < 1 || months > 120)
  const errors = [
    ...checkTyped(values, [
      { name: 'name', longest: 200, missing: 'Enter what the training is called' },
      { name: 'about', longest: 2_000 },
    ]),
    ...(wrongMonths ? [{ field: 'months', message: 'Enter a number of months from 1 to 120, or nothing' }] : []),
    ...(link !== undefined && !isAddress(link) ? [{ field: 'link', message: 'Enter an address that begins with https://' }] : []),
  ]
  if (errors.length > 0) return { errors }
  return {
    content: {
      name: first(values, 'name') ?? '',
      required: (values.required ?? []).includes('yes'),
      ...(about === undefined ? {} : { about }),
      ...(months === undefined ? {} : { months }),
      ...(link === undefined ? {} : { link }),
    },
  }
}

/** The form as it stands for a training. */
export const trainingValues = ({ name, about, required, months, link }: { readonly [K in keyof Content]?: Content[K] | undefined }): FormValues => ({
  name: [name ?? ''],
  about: [about ?? ''],
  required: required ? ['yes'] : [],
  months: months === undefined ? [] : [String(months)],
  link: [link ?? ''],
})
