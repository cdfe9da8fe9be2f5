import { tables } from './0001-tables.ts'

/** Forward only, the first of them version 1: what was released once is never changed, whatever comes is added at the end. */
export const migrations: readonly string[] = [tables]
