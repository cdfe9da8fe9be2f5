import type { Task } from '@heard/contracts'

/** A task as a form names it, with who has it now: `programme~kind~id~account`. */
export const printTaken = ({ programme, kind, id, assignee }: Pick<Task, 'programme' | 'kind' | 'id' | 'assignee'>): string =>
  [programme, kind, id, assignee?.account ?? ''].join('~')
