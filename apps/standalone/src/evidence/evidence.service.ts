import { evidencePack } from '@heard/contracts/ledger'
import { defineService } from '@heard/service-kit'
import { EvidencePackController } from './evidence-pack.controller.ts'
import { EvidencePackHandler } from './evidence-pack.handler.ts'

/** Evidence packs need every service's answers and both logs: only whoever composes them all can make one. */
export const evidence = defineService({
  name: 'evidence',
  routes: [evidencePack],
  facts: {},
  ledger: {},
  projections: [],
  controllers: [EvidencePackController],
  providers: [EvidencePackHandler],
  policies: [],
})
