import {
  bringBackTheme,
  defineTheme,
  exportCodebook,
  importCodebook,
  mergeTheme,
  moveTheme,
  previewCodebook,
  retireTheme,
  rewordTheme,
  showCodebook,
  undoMerge,
} from '@heard/contracts/reporting'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { CommandBus, QueryBus } from '@nestjs/cqrs'
import { ArrangeThemeRequest, CodebookQuery, DefineThemeRequest, RewordThemeRequest } from './codebook.handlers.ts'
import { ExportCodebook, ImportCodebook, PreviewCodebook } from './exchange.handlers.ts'

@Controller()
export class CodebookController {
  constructor(
    @Inject(CommandBus) private readonly commands: CommandBus,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  @Implements(showCodebook)
  show(@Input() { params }: InputOf<typeof showCodebook>) {
    return this.queries.execute(new CodebookQuery(params.programme))
  }

  @Implements(exportCodebook)
  file(@Input() { params }: InputOf<typeof exportCodebook>) {
    return this.queries.execute(new ExportCodebook(params.programme))
  }

  @Implements(previewCodebook)
  preview(@Input() input: InputOf<typeof previewCodebook>) {
    return this.queries.execute(new PreviewCodebook(input))
  }

  @Implements(importCodebook)
  bringIn(@Input() input: InputOf<typeof importCodebook>, @From() caller: Caller) {
    return this.commands.execute(new ImportCodebook(input, caller))
  }

  @Implements(defineTheme)
  define(@Input() input: InputOf<typeof defineTheme>, @From() caller: Caller) {
    return this.commands.execute(new DefineThemeRequest(input, caller))
  }

  @Implements(rewordTheme)
  reword(@Input() input: InputOf<typeof rewordTheme>, @From() caller: Caller) {
    return this.commands.execute(new RewordThemeRequest(input, caller))
  }

  @Implements(moveTheme)
  move(@Input() { params, body }: InputOf<typeof moveTheme>, @From() caller: Caller) {
    return this.commands.execute(new ArrangeThemeRequest({ type: 'MoveTheme', ...params, ...body }, caller))
  }

  @Implements(retireTheme)
  retire(@Input() { params }: InputOf<typeof retireTheme>, @From() caller: Caller) {
    return this.commands.execute(new ArrangeThemeRequest({ type: 'RetireTheme', ...params }, caller))
  }

  @Implements(bringBackTheme)
  bringBack(@Input() { params }: InputOf<typeof bringBackTheme>, @From() caller: Caller) {
    return this.commands.execute(new ArrangeThemeRequest({ type: 'BringBackTheme', ...params }, caller))
  }

  @Implements(mergeTheme)
  merge(@Input() { params, body }: InputOf<typeof mergeTheme>, @From() caller: Caller) {
    return this.commands.execute(new ArrangeThemeRequest({ type: 'MergeTheme', ...params, ...body }, caller))
  }

  @Implements(undoMerge)
  undoMerge(@Input() { params, body }: InputOf<typeof undoMerge>, @From() caller: Caller) {
    return this.commands.execute(new ArrangeThemeRequest({ type: 'UndoMerge', ...params, ...body }, caller))
  }
}
