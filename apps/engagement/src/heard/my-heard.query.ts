import { type AnswerOf, given } from '@heard/contracts'
import type { myHeard } from '@heard/contracts/engagement'
import type { Caller } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs'
import { Journeys } from '../story/my-contribution/journeys.ts'
import { HeardNotes, type NoteRow } from './heard-notes.ts'
import { heardState } from './heard-state.ts'

type Mine = AnswerOf<typeof myHeard>

export class MyHeard extends Query<Mine> {
  constructor(
    readonly programme: string,
    readonly caller: Pick<Caller, 'actor'>,
  ) {
    super()
  }
}

@QueryHandler(MyHeard)
export class MyHeardHandler implements IQueryHandler<MyHeard> {
  constructor(
    @Inject(HeardNotes) private readonly notes: HeardNotes,
    @Inject(Journeys) private readonly journeys: Journeys,
  ) {}

  async execute({ programme, caller }: MyHeard): Promise<Mine> {
    const champion = this.notes.champion(programme, caller.actor)
    const rows = champion ? this.notes.of(champion.application) : []
    return { notes: await Promise.all(rows.map((row) => this.note(row))) }
  }

  private async note({ contribution, at, stages }: NoteRow): Promise<Mine['notes'][number]> {
    const steps = await this.journeys.stepsOf(contribution)
    const recommendations = steps.flatMap(({ what, name, link }) => (what === 'used-in-recommendation' ? [given({ name, link })] : []))
    return { note: contribution, on: at.slice(0, 10), stages: JSON.parse(stages) as string[], state: heardState(steps), recommendations }
  }
}
