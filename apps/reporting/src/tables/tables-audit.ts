import { Refused } from '@heard/service-kit'
import { Injectable } from '@nestjs/common'
import { Workers } from '../workers.ts'
import type { Disclosed, ToDisclose } from './disclosed.view.ts'

/** Audits tables in a worker, one release at a time: with many themes it takes minutes. */
@Injectable()
export class TablesAudit {
  private readonly workers = new Workers()
  private isBusy = false

  async onApplicationShutdown(): Promise<void> {
    await this.workers.end()
  }

  /** @throws Refused `audit-under-way` */
  async disclose(work: ToDisclose): Promise<Disclosed> {
    if (this.isBusy) throw new Refused('audit-under-way')
    this.isBusy = true
    try {
      return await this.workers.run<Disclosed>(new URL('./audit.worker.ts', import.meta.url), work)
    } finally {
      this.isBusy = false
    }
  }
}
