import { Slug, type Task, TaskKind } from '@heard/contracts'
import { isTaken } from './task-names.ts'

const whoses = ['all', 'mine', 'unassigned'] as const
type Whose = (typeof whoses)[number]

/** What of the work is looked at; as it stands in the address. */
export type TaskView = { readonly whose: Whose; readonly programme?: string; readonly kind?: TaskKind }

const isWhose = (value: string | null): value is Whose => whoses.some((each) => each === value)

export const taskViewIn = (search: URLSearchParams): TaskView => {
  const whose = search.get('whose')
  const programme = Slug.safeParse(search.get('programme')).data
  const kind = TaskKind.safeParse(search.get('kind')).data
  return { whose: isWhose(whose) ? whose : 'all', ...(programme === undefined ? {} : { programme }), ...(kind === undefined ? {} : { kind }) }
}

/** `whose=mine&kind=concern`; nothing for what is not narrowed. */
export const taskSearch = ({ whose, programme, kind }: TaskView): string =>
  new URLSearchParams([
    ...(whose === 'all' ? [] : [['whose', whose]]),
    ...(programme === undefined ? [] : [['programme', programme]]),
    ...(kind === undefined ? [] : [['kind', kind]]),
  ]).toString()

const isShown = ({ whose, kind }: TaskView, task: Task): boolean => {
  if (kind !== undefined && task.kind !== kind) return false
  if (whose === 'mine') return task.assignee?.own === true
  return whose === 'all' || (isTaken(task.kind) && task.assignee === undefined)
}

/** Sorts behind every moment. */
const never = '9999'

/** What has a time comes before what has none, the earliest first; then what is urgent, then what came first. */
const byDue = (a: Task, b: Task): number =>
  (a.due ?? never).localeCompare(b.due ?? never) || Number(b.urgent) - Number(a.urgent) || a.since.localeCompare(b.since) || a.id.localeCompare(b.id)

/** The tasks of a view, in the order in which they have to be done. The programme was narrowed by whom was asked. */
export const tasksIn = (view: TaskView, tasks: readonly Task[]): Task[] => tasks.filter((task) => isShown(view, task)).toSorted(byDue)
