import { Email } from '@heard/contracts'
import { type FormValues, first } from '../../components/form.tsx'

/** The address that was typed, without the spaces around it; nothing when it is none. */
export const emailIn = (values: FormValues): string | undefined => Email.safeParse((first(values, 'email') ?? '').trim()).data
