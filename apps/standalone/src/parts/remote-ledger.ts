import { httpClient } from '@heard/contracts'
import { ledgerStatus } from '@heard/contracts/ledger'
import type { Configuration, Platform } from '@heard/service-kit'
import { bodyOf, fetchFrom, replicasOf } from './replicas.ts'

/** The public ledger as the record says it stands; asked for by reporting, when an auditor marks how far they have read. */
export const remoteLedger = (configuration: Configuration): Platform['ledger'] => ({
  async status() {
    const call = httpClient('', fetchFrom(replicasOf('record', configuration, 'reporting')))
    const answer = await call(ledgerStatus)
    return bodyOf(answer)
  },
})
