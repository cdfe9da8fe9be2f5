import { type DynamicModule, Module } from '@nestjs/common'
import { LedgerReader } from './ledger/ledger-reader.ts'
import { recordService } from './platform-service.ts'

/** Accounts, sessions and the two logs, in the process that has them. */
@Module({})
export class RecordModule {
  static for(ledger: LedgerReader): DynamicModule {
    const reader = { provide: LedgerReader, useValue: ledger }
    return { module: RecordModule, controllers: [...recordService.controllers], providers: [reader, ...recordService.providers], exports: [reader] }
  }
}
