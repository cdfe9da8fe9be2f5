import { type AnswerOf, type BodyOf, given } from '@heard/contracts'
import type { Board, BoardWords, beginBoard, FollowedBy, myBoards, publicBoards, stepBoard } from '@heard/contracts/champions'
import { fold } from '@heard/event-sourcing'
import { tellsWho } from '@heard/privacy'
import { type Answered, answered, type Caller, type CommandSource, Commands, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Champions } from '../champion/champions.ts'
import { OwnApplication } from '../champion/my-volunteering.ts'
import { endOf } from '../training/trainings.ts'
import { PublishedWords } from '../wording/published-words.ts'
import { type BoardCommand, boardDecider } from './board.decider.ts'
import type { BoardFact, BoardState } from './board.state.ts'
import { boardView, refsOf } from './board-view.ts'

type One = { readonly programme: string; readonly board: string }
type Done = AnswerOf<typeof beginBoard> & AnswerOf<typeof stepBoard>
type Step = BodyOf<typeof stepBoard>
/** `seen`: the words that were read before. */
type Written = BodyOf<typeof beginBoard> & { readonly fresh: boolean; readonly seen: string | undefined }

const MOST = 50
export const boardStream = ({ programme, board }: One): string => `board-${programme}.${board}`

/** Without what tells those who run the board which words they read. */
const unmarked = <T extends { readonly ref?: string | undefined }>({ ref: _ref, ...shown }: T): Omit<T, 'ref'> => shown

/** Boards at which champions represent their communities. */
@Injectable()
export class Boards {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(PublishedWords) private readonly words: PublishedWords,
    @Inject(Champions) private readonly champions: Champions,
    @Inject(OwnApplication) private readonly own: OwnApplication,
  ) {}

  async list(programme: string): Promise<Board[]> {
    const rows = this.model.query<{ board: string }>('SELECT board FROM boards WHERE programme = ? ORDER BY at DESC LIMIT ?', programme, MOST)
    return (await Promise.all(rows.map(({ board }) => this.view({ programme, board })))).flat()
  }

  async mine(programme: string, caller: Caller): Promise<AnswerOf<typeof myBoards>> {
    const own = await this.own.find(programme, caller)
    if (!own || own.elsewhere) return { boards: [] }
    const boards = (await this.list(programme)).filter(({ closed }) => !closed)
    return {
      boards: boards.flatMap(({ board, name, about, representatives, meetings }) => {
        const community = representatives.find(({ application }) => application === own.application)?.community
        if (community === undefined) return []
        const shown = meetings.map(({ reports, decisions, ref: _ref, ...meeting }) => {
          const [report] = reports.map(unmarked).filter((each) => each.community === community)
          return { ...meeting, decisions: decisions.map(unmarked), ...given({ report }) }
        })
        return [{ board, ...given({ name, about }), community, meetings: shown }]
      }),
    }
  }

  async public(programme: string): Promise<AnswerOf<typeof publicBoards>> {
    const boards = await this.list(programme)
    return {
      boards: boards.map(({ board, name, about, representatives, meetings }) => ({
        board,
        ...given({ name, about }),
        communities: representatives.map(({ community }) => community),
        meetings: meetings
          .filter(({ cancelled }) => !cancelled)
          .map(({ meeting, startsAt, decisions, reports }) => ({
            meeting,
            startsAt,
            decisions: decisions.map(unmarked),
            reports: reports.flatMap(({ released, ref: _ref, ...report }) => (released ? [report] : [])),
          })),
      })),
    }
  }

  async begin(programme: string, content: BodyOf<typeof beginBoard>, caller: Caller): Promise<Answered<Done>> {
    return this.answer(await this.set({ programme, board: caller.newId() }, { ...content, fresh: true, seen: undefined }, caller), caller)
  }

  async step(one: One, step: Step, caller: Caller): Promise<Answered<Done>> {
    return this.answer(await this.command(one, step, caller), caller)
  }

  async report(one: One, meeting: string, { said, feedback }: BoardWords, caller: Caller): Promise<Answered<Done>> {
    const { application, elsewhere } = await this.own.get(one.programme, caller)
    if (elsewhere) throw new Refused('not-representing')
    if (tellsWho(`${said}\n${feedback ?? ''}`)) throw new Refused('tells-who')
    const words = await this.words.seal(one.programme, 'board.report', { said, ...given({ feedback }) }, caller)
    return this.answer({ ...one, type: 'Report', meeting, application, words, now: caller.at }, caller)
  }

  /** Who no longer belongs to a community speaks for it no longer. */
  async letGo(programme: string, application: string, source: CommandSource): Promise<void> {
    for (const { board } of this.model.query<{ board: string }>('SELECT board FROM board_representatives WHERE application = ?', application)) {
      await this.run({ programme, board, type: 'End', application }, source).catch((error: unknown) => {
        if (!(error instanceof Refused)) throw error
      })
    }
  }

  /** Whose application is erased leaves nothing behind that nobody published. */
  async forget(programme: string, application: string, source: CommandSource): Promise<void> {
    for (const { board } of this.model.query<{ board: string }>('SELECT board FROM board_speakers WHERE application = ?', application)) {
      await this.run({ programme, board, type: 'Forget', application }, source)
    }
  }

  private async view(one: One): Promise<Board[]> {
    const facts: BoardFact[] = []
    for await (const fact of this.platform.store.readStream<BoardFact>(boardStream(one))) facts.push(fact)
    const state: BoardState = fold(boardDecider, facts)
    return state ? [boardView(one.board, state, await this.words.payloads(refsOf(state)))] : []
  }

  private async set(one: One, { name, about, fresh, seen }: Written, caller: Caller): Promise<BoardCommand> {
    const seal = (field: 'board.name' | 'board.about', text: string) => this.words.seal(one.programme, field, text, caller)
    return {
      ...one,
      type: 'Set',
      fresh,
      seen,
      name: await seal('board.name', name),
      about: about === undefined ? undefined : await seal('board.about', about),
    }
  }

  private async command(one: One, step: Step, caller: Caller): Promise<BoardCommand> {
    switch (step.step) {
      case 'change':
        return this.set(one, { ...step, fresh: false, seen: step.ref }, caller)
      case 'close':
        return { ...one, type: 'Close' }
      case 'represent': {
        const { application } = step
        const { community } = await this.champions.state(one.programme, application)
        return { ...one, type: 'Represent', application, community }
      }
      case 'end':
        return { ...one, type: 'End', application: step.application }
      case 'meet':
        return this.meet(one, step, caller)
      case 'call-off':
        return { ...one, type: 'CallOff', meeting: step.meeting }
      case 'release':
        return { ...one, type: 'Release', meeting: step.meeting, community: step.community, seen: step.ref }
      case 'withdraw':
        return { ...one, type: 'Withdraw', meeting: step.meeting, community: step.community }
      case 'withdraw-words':
        return { ...one, type: 'WithdrawWords', words: step.words }
      case 'decide': {
        const { meeting, decision, followedBy, ref: seen } = step
        const words = await this.words.seal(one.programme, 'board.decision', step.text, caller)
        const known = followedBy === undefined || this.isPublished(one.programme, followedBy)
        const which = { decision: decision ?? caller.newId(), changes: decision !== undefined, seen }
        return { ...one, type: 'Decide', meeting, ...which, words, followedBy, known }
      }
    }
  }

  private async meet(one: One, step: Extract<Step, { step: 'meet' }>, caller: Caller): Promise<BoardCommand> {
    const { meeting, startsAt, minutes, ref: seen } = step
    const place = await this.words.seal(one.programme, 'board.place', step.place, caller)
    const papers = step.papers.length === 0 ? undefined : await this.words.seal(one.programme, 'board.papers', step.papers, caller)
    const which = { meeting: meeting ?? caller.newId(), changes: meeting !== undefined, seen }
    return { ...one, type: 'Meet', ...which, startsAt, endsAt: endOf(startsAt, minutes), place, papers }
  }

  private isPublished(programme: string, { as, id }: FollowedBy): boolean {
    return this.model.query('SELECT 1 FROM followed_decisions WHERE id = ? AND kind = ? AND programme = ?', id, as, programme).length > 0
  }

  private async run(command: BoardCommand, source: CommandSource): Promise<bigint> {
    return (await this.commands.run(boardDecider, boardStream(command), command, source)).position
  }

  private async answer(command: BoardCommand, caller: Caller): Promise<Answered<Done>> {
    return answered({ board: command.board }, await this.run(command, caller))
  }
}
