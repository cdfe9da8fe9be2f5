import type { Task } from '@heard/contracts'
import { Button } from '../../../components/button.tsx'
import { Tag } from '../../../components/content.tsx'
import { PostForm } from '../../../components/form.tsx'
import { printTaken } from './take-form.ts'
import { addressOf, dueWords, isTaken, kindName } from './task-names.ts'

type ListProps = {
  readonly tasks: readonly Task[]
  /** Programmes by their names, where more than one is shown. */
  readonly programmes: Readonly<Record<string, string>>
  readonly now: string
}

const nameOf = ({ kind, count }: Task): string =>
  count === undefined ? kindName(kind) : `${count.toLocaleString('en-GB')} ${kindName(kind).toLowerCase()}`

const whoseOf = ({ kind, assignee }: Task): string | undefined => {
  if (!isTaken(kind)) return undefined
  return assignee ? (assignee.own ? 'Yours' : assignee.name) : 'Nobody’s yet'
}

const OneTask = ({ task, programmes, now }: { readonly task: Task } & Omit<ListProps, 'tasks'>) => {
  const takeable = isTaken(task.kind) && task.assignee?.own !== true
  const id = `task-${task.id}`
  const overdue = task.due !== undefined && task.due < now
  const about = [programmes[task.programme], whoseOf(task)].filter((part) => part !== undefined)
  return (
    <li className="app-task">
      {takeable && (
        <div className="nhsuk-checkboxes nhsuk-checkboxes--small app-task__tick">
          <div className="nhsuk-checkboxes__item">
            <input className="nhsuk-checkboxes__input" type="checkbox" name="task" id={id} value={printTaken(task)} />
            <label className="nhsuk-label nhsuk-checkboxes__label" htmlFor={id}>
              <span className="nhsuk-u-visually-hidden">{`Tick: ${nameOf(task)}, ${dueWords(task.due, now)}`}</span>
            </label>
          </div>
        </div>
      )}
      <div>
        <a data-task href={addressOf(task)}>
          {nameOf(task)}
        </a>{' '}
        {task.urgent && <Tag colour="orange">Urgent</Tag>}
        <p className="app-entries__about">
          {overdue ? <strong>{dueWords(task.due, now)}</strong> : dueWords(task.due, now)}
          {about.map((part) => ` · ${part}`).join('')}
        </p>
      </div>
    </li>
  )
}

/** What waits, in the order in which it has to be done; what can be taken may be ticked and taken together. */
export const TaskList = ({ tasks, ...rest }: ListProps) => {
  if (tasks.length === 0) return <p>Nothing waits for you here at the moment.</p>
  const takeable = tasks.some(({ kind, assignee }) => isTaken(kind) && assignee?.own !== true)
  const list = (
    <ol className="app-waiting">
      {tasks.map((task) => (
        <OneTask key={`${task.programme} ${task.kind} ${task.id}`} task={task} {...rest} />
      ))}
    </ol>
  )
  if (!takeable) return list
  return (
    <PostForm>
      <input type="hidden" name="intent" value="take" />
      {list}
      <Button look="secondary">Take what I ticked</Button>
    </PostForm>
  )
}
