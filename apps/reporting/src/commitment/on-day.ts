import type { Caller } from '@heard/service-kit'
import { dayOf } from '../today.ts'

/** The day of a step, which is today unless told. */
export const onDay = (on: string | undefined, { at }: Pick<Caller, 'at'>) => ({ on: on ?? dayOf(at), today: dayOf(at) })
