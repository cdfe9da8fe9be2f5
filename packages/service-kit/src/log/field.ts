import type { Route } from '@heard/contracts'
import { writtenError } from './error-place.ts'

type Written = string | number | boolean | object

/** What a field of a log line may hold, and how it is written. No kind of field takes a text as it is. */
export type Field<T> = {
  /** For the guide. */
  readonly holds: string
  readonly optional: boolean
  write(value: T): Written
}
export type OptionalField<T> = Field<T> & { readonly optional: true }

const field = <T>(holds: string, write: (value: T) => Written): Field<T> & { readonly optional: false } => ({ holds, write, optional: false })

/** Stands for a value that was not of its kind. */
const UNFIT = '?'
const fitting = (shape: RegExp) => (text: string) => (shape.test(text) ? text : UNFIT)

const uuid = fitting(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)

/** An address as the code declares it, with names in the place of what people put there: `/programmes/:programme`. */
export class AddressPattern {
  constructor(readonly declared: string) {}
}

export const number = field<number>('a number', (value) => (Number.isFinite(value) ? Math.round(value * 10) / 10 : UNFIT))
export const id = field<string>('an id', uuid)
export const oneOf = <const T extends readonly string[]>(...values: T): Field<T[number]> & { readonly optional: false } =>
  field(`one of ${values.map((value) => `\`${value}\``).join(', ')}`, (value) => (values.includes(value) ? value : UNFIT))
export const route = field<Pick<Route, 'id'>>('the id of an operation of the API', (value) => fitting(/^[A-Za-z]{1,60}$/)(value.id))
export const pattern = field<AddressPattern>('an address as the code declares it', ({ declared }) => fitting(/^\/[\w.:?*/-]{0,200}$/)(declared))
/** Something that code or configuration names, with more about it than its name: a follower of the log, a witness. */
export const part = field<{ readonly name: string }>('a part of this installation', ({ name }) => fitting(/^[\w .:/+-]{1,120}$/)(name))
export const error = field<unknown>('what failed: class, our type, places in the code', writtenError)

export const optional = <T>(given: Field<T>): OptionalField<T> => ({ ...given, optional: true })
