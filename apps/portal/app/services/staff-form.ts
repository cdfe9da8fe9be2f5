import type { Called, Route } from '@heard/contracts'
import { data, redirect } from 'react-router'
import type { FieldError } from '../components/field.ts'
import type { FormValues } from '../components/form.tsx'
import { seen } from './calling.ts'
import { errorsFrom } from './form.ts'

/** A form that comes back: what is to be changed, and everything as it was typed. */
export const comesBack = (errors: readonly FieldError[], values: FormValues, status = 400) => data({ errors, values }, { status })

/** Where a form leads: on to `to` when it was done, else back with the refusal at its fields. */
export const afterCall = (called: Called<Route>, to: string, fields: Parameters<typeof errorsFrom>[1], values: FormValues) => {
  if (called.ok) throw redirect(to, { headers: seen(called.headers), status: 303 })
  return comesBack(errorsFrom(called.problem, fields), values, called.status)
}
