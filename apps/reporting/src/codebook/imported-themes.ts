import type { FactOf } from '@heard/contracts'
import type { importFacts } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { Commands, Platform, type Policy, systemSource } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { codebookDecider } from './codebook.decider.ts'
import { codebookStream } from './codebook.events.ts'

/** Labels that an import brings become themes, once; what people arrange afterwards stays as they arranged it. */
@Injectable()
export class ImportedThemes implements Policy {
  readonly name = 'imported-themes'
  readonly types = ['ImportLabelsNamed']

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async handle(fact: RecordedFact): Promise<void> {
    const { programme, labels } = fact.data as FactOf<typeof importFacts, 'ImportLabelsNamed'>['data']
    for (const { theme, name } of labels) {
      const source = systemSource(this.platform.clock, `${fact.id}/${theme}`)
      await this.commands.run(codebookDecider, codebookStream(programme), { type: 'DefineTheme', programme, theme, name, origin: 'import' }, source)
    }
  }
}
