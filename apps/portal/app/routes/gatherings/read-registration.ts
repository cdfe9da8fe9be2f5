import { type BodyOf, Email } from '@heard/contracts'
import { Need, type registerForGathering } from '@heard/contracts/events'
import type { FieldError } from '../../components/field.ts'
import { type FormValues, first } from '../../components/form.tsx'
import type { LanguageCode } from '../../i18n/language.ts'
import type { Translate } from '../../i18n/translator.ts'
import { checkTyped, typedIn } from '../../services/typed.ts'

type Registration = Omit<BodyOf<typeof registerForGathering>, 'careAgreed' | 'noticeHash'>
type Reading = { readonly errors: readonly FieldError[] } | { readonly errors?: undefined; readonly body: Registration }

/** What was typed to register, or what is missing in it. */
export const readRegistration = (values: FormValues, language: LanguageCode, t: Translate): Reading => {
  const people = Number(first(values, 'people') ?? '1')
  const [email, phone, more] = [typedIn(values, 'email')?.trim(), typedIn(values, 'phone'), typedIn(values, 'more')]
  const tooLong = (longest: number): string => t('gatherings.too-long', { longest })
  const errors = [
    ...checkTyped(values, [{ name: 'name', longest: 200, missing: t('gatherings.ask.name-missing') }], tooLong),
    ...(email === undefined && phone === undefined ? [{ field: 'email', message: t('place.contact-missing') }] : []),
    ...(email !== undefined && !Email.safeParse(email).success ? [{ field: 'email', message: t('place.email-wrong') }] : []),
    ...checkTyped(values, [{ name: 'phone', longest: 50 }], tooLong),
    ...(Number.isInteger(people) && people >= 1 && people <= 6 ? [] : [{ field: 'people', message: t('place.people-wrong') }]),
    ...checkTyped(values, [{ name: 'more', longest: 1_000 }], tooLong),
  ]
  if (errors.length > 0) return { errors }
  const needs = (values.needs ?? []).flatMap((need) => Need.safeParse(need).data ?? [])
  return {
    body: {
      people,
      details: {
        name: first(values, 'name') ?? '',
        ...(email === undefined ? {} : { email }),
        ...(phone === undefined ? {} : { phone }),
        language,
      },
      needs: { needs, ...(more === undefined ? {} : { more }) },
    },
  }
}
