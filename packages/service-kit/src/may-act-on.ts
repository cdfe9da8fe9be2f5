import { mayAct } from '@heard/identity'
import type { Caller } from './caller.ts'

/** Whether a caller may do this in the programme, or in one community of it: for what a route's address alone does not tell. */
export const mayActOn = ({ principal }: Pick<Caller, 'principal'>, action: string, programme: string, community?: string): boolean =>
  mayAct(principal, action, { programme, community }).allowed
