import type { EventStore } from '@heard/event-sourcing'
import type { Accounts } from '@heard/identity'
import type { Configuration } from '@heard/service-kit'
import type { Provider } from '@nestjs/common'
import { QueryBus } from '@nestjs/cqrs'
import { EvidenceFiles, evidenceHere } from '../evidence/evidence-files.ts'
import { evidenceFrom } from './remote-evidence.ts'
import { replicasOf } from './replicas.ts'

type Means = { readonly alone: boolean; readonly store: EventStore; readonly accounts: Pick<Accounts, 'tokens'> }

/** Where evidence packs get what reporting knows: from this process, or from reporting's own. */
export const evidenceFor = (configuration: Configuration, { alone, store, accounts }: Means): Provider =>
  alone
    ? { provide: EvidenceFiles, inject: [QueryBus], useFactory: evidenceHere }
    : { provide: EvidenceFiles, useFactory: () => evidenceFrom(replicasOf('reporting', configuration, 'record'), accounts.tokens.issue, store) }
