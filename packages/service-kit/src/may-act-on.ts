import { mayAct } from '@heard/identity'
import type { Caller } from './caller.ts'

/** Whether a caller may do this in the programme: for lists that hold what several actions are about. */
export const mayActOn = ({ principal }: Pick<Caller, 'principal'>, action: string, programme: string): boolean =>
  mayAct(principal, action, { programme }).allowed
