import type { Upcasts } from '@heard/event-sourcing'

/** Lifts of older fact versions, `Type@from`: none yet, since every fact is at its first version. */
export const upcasts: Upcasts = {}
