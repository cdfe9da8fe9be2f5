import { type AnswerOf, type BodyOf, given } from '@heard/contracts'
import {
  type beginTraining,
  type SupportContact,
  SupportContacts,
  type setSupportContacts,
  type stepTraining,
  type TrainingModule,
} from '@heard/contracts/champions'
import { fold } from '@heard/event-sourcing'
import { type Answered, answered, type Caller, Commands, Platform, ProgrammeOutline, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { PublishedWords } from '../wording/published-words.ts'
import { contactsDecider } from './contacts.decider.ts'
import { type TrainingCommand, type TrainingFact, type TrainingState, trainingDecider } from './training.decider.ts'
import { contactsRef, type ModuleRow, modulesIn, retiredAmong, type SessionRow, sessionsIn } from './training.query.ts'

type Done = AnswerOf<typeof beginTraining> & AnswerOf<typeof stepTraining>
type Content = BodyOf<typeof beginTraining>
type Step = BodyOf<typeof stepTraining>
type One = { readonly programme: string; readonly module: string }

const MINUTE_MS = 60_000
export const endOf = (startsAt: string, minutes: number): string => new Date(Date.parse(startsAt) + minutes * MINUTE_MS).toISOString()

const trainingStream = ({ programme, module }: One): string => `training-${programme}.${module}`

/** What champions learn, and whom they turn to. */
@Injectable()
export class Trainings {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
    @Inject(PublishedWords) private readonly words: PublishedWords,
  ) {}

  async state(one: One): Promise<TrainingState> {
    const facts: TrainingFact[] = []
    for await (const fact of this.platform.store.readStream<TrainingFact>(trainingStream(one))) facts.push(fact)
    return fold(trainingDecider, facts)
  }

  async begin(programme: string, content: Content, caller: Caller): Promise<Answered<Done>> {
    return this.run(await this.set({ programme, module: caller.newId() }, content, true, caller), caller)
  }

  async step(one: One, step: Step, caller: Caller): Promise<Answered<Done>> {
    return this.run(await this.command(one, step, caller), caller)
  }

  async setContacts(programme: string, { contacts }: BodyOf<typeof setSupportContacts>, caller: Caller) {
    const sealed = await this.words.seal(programme, 'champion-support.contacts', contacts, caller)
    const command = { type: 'Set', programme, contacts: sealed, known: this.programmes.exists(programme) } as const
    const { position } = await this.commands.run(contactsDecider, `support-contacts-${programme}`, command, caller)
    return answered({ contacts }, position)
  }

  async contacts(programme: string): Promise<SupportContact[]> {
    const ref = contactsRef(this.model, programme)
    if (ref === undefined) return []
    return SupportContacts.safeParse((await this.words.payloads([ref])).get(ref)).data ?? []
  }

  /** What is taught now, with the sessions that are not over. */
  modules(programme: string, now: string): Promise<TrainingModule[]> {
    return this.shown(modulesIn(this.model, programme), sessionsIn(this.model, programme, now))
  }

  /** Of these, what is taught no longer. */
  retired(programme: string, modules: readonly string[]): Promise<TrainingModule[]> {
    return this.shown(retiredAmong(this.model, programme, modules), [])
  }

  private async shown(rows: readonly ModuleRow[], sessions: readonly SessionRow[]): Promise<TrainingModule[]> {
    const texts = await this.words.texts([...rows.flatMap(({ name, about, link }) => [name, about, link]), ...sessions.map(({ place }) => place)])
    const textOf = (ref: string | null) => (ref === null ? undefined : texts.get(ref))
    return rows.map(({ module, name, about, required, months, link }) => ({
      module,
      required: required === 1,
      ...given({ name: textOf(name), about: textOf(about), months: months ?? undefined, link: textOf(link) }),
      sessions: sessions
        .filter((each) => each.module === module)
        .map(({ lesson, starts, ends, place, cancelled }) => ({
          lesson,
          startsAt: starts,
          endsAt: ends,
          ...given({ place: texts.get(place) }),
          cancelled: cancelled === 1,
        })),
    }))
  }

  private async set(one: One, { name, about, required, months, link }: Content, fresh: boolean, caller: Caller): Promise<TrainingCommand> {
    const seal = (field: 'training.name' | 'training.about' | 'training.link', text: string) => this.words.seal(one.programme, field, text, caller)
    const sealed = {
      name: await seal('training.name', name),
      about: about === undefined ? undefined : await seal('training.about', about),
      link: link === undefined ? undefined : await seal('training.link', link),
    }
    return { ...one, type: 'Set', fresh, ...sealed, required, months }
  }

  private async command(one: One, step: Step, caller: Caller): Promise<TrainingCommand> {
    switch (step.step) {
      case 'change':
        return this.set(one, step, false, caller)
      case 'plan': {
        const { startsAt, minutes } = step
        const place = await this.words.seal(one.programme, 'training.place', step.place, caller)
        return { ...one, type: 'Plan', lesson: caller.newId(), startsAt, endsAt: endOf(startsAt, minutes), place, now: caller.at }
      }
      case 'call-off':
        return { ...one, type: 'CallOff', lesson: step.lesson }
      case 'retire':
        return { ...one, type: 'Retire' }
    }
  }

  private async run(command: TrainingCommand, caller: Caller): Promise<Answered<Done>> {
    const { position } = await this.commands.run(trainingDecider, trainingStream(command), command, caller)
    return answered({ module: command.module }, position)
  }
}
