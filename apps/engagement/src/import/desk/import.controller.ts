import {
  dropImportMap,
  forgetUpload,
  importStatus,
  listImportMaps,
  previewImport,
  previewRejectedRows,
  proposeImportMap,
  rejectedRows,
  saveImportMap,
  startImport,
  uploadImport,
} from '@heard/contracts/engagement'
import { type Answered, type AnswerOf, answered, bytesOf, type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { ImportDesk } from './import-desk.ts'
import { ImportMaps } from './import-maps.ts'
import { RunningImports } from './running-imports.ts'

/** Bringing contributions in from a file: upload, look, dry run, import, and the maps kept for the next time. */
@Controller()
export class ImportController {
  constructor(
    @Inject(ImportDesk) private readonly desk: ImportDesk,
    @Inject(RunningImports) private readonly imports: RunningImports,
    @Inject(ImportMaps) private readonly maps: ImportMaps,
  ) {}

  @Implements(uploadImport)
  upload(@Input() { params, body }: InputOf<typeof uploadImport>): Promise<AnswerOf<typeof uploadImport>> {
    return this.desk.take(params.programme, body.name, bytesOf(body.content), body.layout ?? {})
  }

  @Implements(proposeImportMap)
  propose(@Input() { params, body }: InputOf<typeof proposeImportMap>): Promise<AnswerOf<typeof proposeImportMap>> {
    return this.desk.look(params.programme, params.upload, body)
  }

  @Implements(previewImport)
  preview(@Input() { params, body }: InputOf<typeof previewImport>): Promise<AnswerOf<typeof previewImport>> {
    return this.desk.preview(params.programme, params.upload, body.map)
  }

  @Implements(previewRejectedRows)
  previewRejected(@Input() { params }: InputOf<typeof previewRejectedRows>): AnswerOf<typeof previewRejectedRows> {
    return this.desk.rejected(params.programme, params.upload)
  }

  @Implements(forgetUpload)
  forget(@Input() { params }: InputOf<typeof forgetUpload>): void {
    this.desk.forget(params.programme, params.upload)
  }

  @Implements(startImport)
  async start(@Input() { params, body }: InputOf<typeof startImport>, @From() caller: Caller): Promise<AnswerOf<typeof startImport>> {
    return { batch: await this.imports.start(params.programme, params.upload, body.map, caller.actor) }
  }

  @Implements(importStatus)
  status(@Input() { params }: InputOf<typeof importStatus>): Promise<AnswerOf<typeof importStatus>> {
    return this.imports.status(params.programme, params.batch)
  }

  @Implements(rejectedRows)
  rejected(@Input() { params }: InputOf<typeof rejectedRows>): AnswerOf<typeof rejectedRows> {
    return this.imports.rejected(params.programme, params.batch)
  }

  @Implements(listImportMaps)
  async listMaps(@Input() { params }: InputOf<typeof listImportMaps>): Promise<AnswerOf<typeof listImportMaps>> {
    return { maps: await this.maps.list(params.programme) }
  }

  @Implements(saveImportMap)
  async saveMap(@Input() { params, body }: InputOf<typeof saveImportMap>, @From() caller: Caller): Promise<Answered<AnswerOf<typeof saveImportMap>>> {
    this.desk.names(params.programme)
    const { map, position } = await this.maps.save(params.programme, body.name, body.map, caller)
    return answered({ map }, position)
  }

  @Implements(dropImportMap)
  async dropMap(@Input() { params }: InputOf<typeof dropImportMap>, @From() caller: Caller): Promise<Answered<void>> {
    return answered(undefined, await this.maps.drop(params.programme, params.map, caller))
  }
}
