import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Command } from '../command.ts'
import { Api } from '../connect/api.ts'
import { connectHere, withConnection } from '../connect/connection.ts'
import { Failed } from '../failures.ts'
import { plusDays } from '../tour/days.ts'
import { shippedFile, startLine } from '../tour/tour.command.ts'
import { FIVE_YEARS_DAYS } from './five-years.ts'
import { MovingClock } from './moving-clock.ts'
import { runFiveYears, type YearEnd } from './years.ts'

const usualFolder = '.heard/years'

const lineOf = ({ on, programme, edition, recommendations, silent, commitments, overdue, claimed, confirmed, disputed }: YearEnd): string =>
  `  ${on}  ${programme.padEnd(22)} edition ${edition}: ${recommendations} asked (${silent} silent), ${commitments} promised ` +
  `(${overdue} overdue, ${claimed} said to be done, ${confirmed} seen, ${disputed} disputed)`

/** `heard years` */
export const years: Command = {
  name: 'years',
  summary: 'Run five years of both programmes in some minutes, by a clock of its own, with a report each year',
  notes: ['Works on a new data folder of its own (.heard/years), which npm start opens afterwards. The five years end today.'],
  arguments: [],
  options: { folder: { value: 'DIR', what: 'new data folder to work in' } },
  async run({ texts }, surroundings) {
    const folder = texts.folder === undefined ? resolve(surroundings.root, usualFolder) : resolve(surroundings.standing, texts.folder)
    if (existsSync(join(folder, 'facts.sqlite'))) throw new Failed(`${folder} has facts in it already; name a new folder with --folder DIR`)
    const clock = new MovingClock(plusDays(new Date().toISOString().slice(0, 10), -FIVE_YEARS_DAYS))
    const connection = await connectHere(surroundings, folder, { clock })
    const ends = await withConnection(connection, async ({ call }) =>
      runFiveYears({ api: new Api(call), clock, file: shippedFile(), look: connection.look, progress: surroundings.progress }),
    )
    const start = startLine(surroundings.root, folder)
    return {
      done: true,
      data: { years: ends, folder, start },
      lines: ['How both programmes stood, year after year:', ...ends.map(lineOf), '', `Look at it:  ${start}`],
    }
  },
}
