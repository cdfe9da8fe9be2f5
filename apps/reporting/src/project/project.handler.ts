import type { exportProject } from '@heard/contracts/reporting'
import { type AnswerOf, type Caller, Refused } from '@heard/service-kit'
import { Inject, type OnApplicationShutdown } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { ProgrammeTerms } from '../programme-terms.ts'
import { Workers } from '../workers.ts'
import { ProjectReader } from './project.reader.ts'

export class ExportProject extends Query<AnswerOf<typeof exportProject>> {
  constructor(
    readonly programme: string,
    readonly caller: Caller,
  ) {
    super()
  }
}

@QueryHandler(ExportProject)
export class ExportProjectHandler implements IQueryHandler<ExportProject>, OnApplicationShutdown {
  private readonly workers = new Workers()

  constructor(
    @Inject(ProjectReader) private readonly projects: ProjectReader,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await this.workers.end()
  }

  async execute({ programme, caller }: ExportProject): Promise<AnswerOf<typeof exportProject>> {
    this.terms.require(programme)
    const { files, texts } = await this.projects.read(programme, caller)
    if (texts === 0) throw new Refused('no-texts')
    const zip = await this.workers.run<Uint8Array>(new URL('zip.worker.ts', import.meta.url), { files, at: caller.at })
    return { name: `project-${programme}.qdpx`, base64: Buffer.from(zip).toString('base64'), texts }
  }
}
