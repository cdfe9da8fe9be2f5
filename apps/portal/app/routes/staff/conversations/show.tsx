import {
  type DraftQuestion,
  type DraftSection,
  questionFor,
  questionnaireFor,
  questionsIn,
  type StaffConversation,
} from '@heard/contracts/engagement'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router'
import { ButtonLink } from '../../../components/button.tsx'
import { Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm, valuesOf } from '../../../components/form.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { mayHere, principalContext, programmeOf } from '../../../services/staff.ts'
import { moveQuestion, moveSection, withoutQuestion, withoutSection } from './edit.ts'
import { stageTags, typeNames } from './names.ts'
import { oneConversation, save } from './one.server.ts'

const english = { language: 'en', easyRead: false }

export const loader = async (args: LoaderFunctionArgs) => {
  const { place, at, view, conversation } = await oneConversation(args)
  const principal = args.context.get(principalContext)
  const id = programmeOf(args.params)
  return {
    place,
    at,
    audiences: view.audiences,
    conversation,
    mayBuild: mayHere(principal, 'conversation.build', id) && conversation.stage !== 'closed',
    mayOpen: mayHere(principal, 'conversation.open', id),
    mayKey: mayHere(principal, 'conversation.key', id),
    maySee: mayHere(principal, 'analysis.view', id),
    done: new URL(args.request.url).searchParams.get('done'),
  }
}

const changes: Readonly<Record<string, (content: StaffConversation['content'], id: string) => StaffConversation['content']>> = {
  'section-up': (content, id) => moveSection(content, id, 'up'),
  'section-down': (content, id) => moveSection(content, id, 'down'),
  'section-out': withoutSection,
  up: (content, id) => moveQuestion(content, id, 'up'),
  down: (content, id) => moveQuestion(content, id, 'down'),
  out: withoutQuestion,
}

export const action = async (args: ActionFunctionArgs) => {
  const one = await oneConversation(args)
  const values = valuesOf(await args.request.formData())
  const change = changes[first(values, 'change') ?? '']
  if (!change) throw data(null, { status: 400 })
  return save(args, one, change(one.conversation.content, first(values, 'id') ?? ''), values, 'questions')
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

const Change = ({ change, id, name, what }: { readonly change: string; readonly id: string; readonly name: string; readonly what: string }) => (
  <PostForm>
    <input type="hidden" name="id" value={id} />
    <button className="app-link-button" name="change" value={change} type="submit">
      {name}
      <span className="nhsuk-u-visually-hidden"> {what}</span>
    </button>
  </PostForm>
)

const QuestionLine = ({ question, loaded }: { readonly question: DraftQuestion; readonly loaded: Loaded }) => {
  const { at, mayBuild, conversation, audiences } = loaded
  const { text, options } = questionFor(question, english)
  const asked = conversation.asked.includes(question.question)
  const forWhom = question.audiences.map((id) => audiences.find((audience) => audience.id === id)?.name.text ?? id)
  return (
    <li>
      <div className="app-entries__head">
        <h3 className="nhsuk-heading-s">{text.text}</h3>
        <Tag colour="white">{typeNames[question.type]}</Tag>
        {question.replaces !== undefined && <Tag colour="purple">Replaces another</Tag>}
      </div>
      {options.length > 0 && <p>{options.map(({ name }) => name.text).join(' · ')}</p>}
      {forWhom.length > 0 && <p>Asked of: {forWhom.join(', ')}</p>}
      {question.showIf && <p>Asked only after certain answers to an earlier question.</p>}
      {mayBuild && (
        <div className="app-line-acts">
          <a href={`${at}/questions/${question.question}`}>
            {asked ? 'Languages and who is asked' : 'Change'}
            <span className="nhsuk-u-visually-hidden"> {text.text}</span>
          </a>
          {asked && (
            <a href={`${at}/questions/new?replaces=${question.question}`}>
              Replace it by a new question
              <span className="nhsuk-u-visually-hidden"> {text.text}</span>
            </a>
          )}
          <Change change="up" id={question.question} name="Up" what={text.text} />
          <Change change="down" id={question.question} name="Down" what={text.text} />
          <Change change="out" id={question.question} name="Take out" what={text.text} />
        </div>
      )}
    </li>
  )
}

const SectionPart = ({ section, loaded }: { readonly section: DraftSection; readonly loaded: Loaded }) => {
  const { at, mayBuild } = loaded
  const [shown] = questionnaireFor({ words: [], sections: [section] }, english).sections
  const title = shown?.title.text ?? ''
  return (
    <section>
      <h2>{title}</h2>
      {shown?.intro && <p>{shown.intro.text}</p>}
      {section.questions.length === 0 && <p>No questions here yet.</p>}
      <ul className="app-entries">
        {section.questions.map((question) => (
          <QuestionLine key={question.question} question={question} loaded={loaded} />
        ))}
      </ul>
      {mayBuild && (
        <div className="app-line-acts">
          <a href={`${at}/questions/new?section=${section.section}`}>
            Add a question<span className="nhsuk-u-visually-hidden"> to {title}</span>
          </a>
          <a href={`${at}/sections/${section.section}`}>
            Change the section<span className="nhsuk-u-visually-hidden"> {title}</span>
          </a>
          <Change change="section-up" id={section.section} name="Up" what={title} />
          <Change change="section-down" id={section.section} name="Down" what={title} />
          <Change change="section-out" id={section.section} name="Take out" what={title} />
        </div>
      )}
    </section>
  )
}

const Steps = ({ at, conversation }: Pick<Loaded, 'at' | 'conversation'>) => {
  const { stage, content } = conversation
  const link = (step: string, text: string, look?: 'secondary') => (
    <ButtonLink key={step} href={`${at}/steps/${step}`} {...(look ? { look } : {})}>
      {text}
    </ButtonLink>
  )
  return (
    <div className="app-buttons">
      {stage === 'draft' && questionsIn(content.sections).length > 0 && link('open', 'Open it')}
      {stage === 'paused' && link('resume', 'Let it go on')}
      {stage === 'open' && link('pause', 'Pause it', 'secondary')}
      {(stage === 'open' || stage === 'paused') && [link('extend', 'Extend it', 'secondary'), link('close', 'Close it', 'secondary')]}
    </div>
  )
}

const said = {
  saved: 'The questionnaire is saved.',
  open: 'The conversation is open. People can answer it now.',
  pause: 'The conversation is paused.',
  resume: 'The conversation goes on.',
  extend: 'The new last day is shown in public.',
  close: 'The conversation is closed.',
  invited: 'The numbers of people invited are recorded.',
}

export default function ConversationPage() {
  const loaded = useLoaderData<typeof loader>()
  const back = useActionData<typeof action>()
  const day = useDay()
  const { place, at, audiences, conversation, mayBuild, mayOpen, mayKey, maySee, done } = loaded
  const { stage, over, opened, closes, questionnaire, content } = conversation
  const { title, intro } = questionnaireFor(content, english)
  const [text, colour] = stageTags[stage]
  return (
    <Page title={title.text} errors={back?.errors} before={<BackLink href={`/staff/${place.programme}/conversations`} />}>
      <ErrorSummary errors={back?.errors} />
      {!back?.errors && <DoneNotice done={done} said={said} />}
      <h1 id="questions">{title.text}</h1>
      <p>
        <Tag colour={colour}>{text}</Tag> Questionnaire {questionnaire}
        {opened !== undefined && closes !== undefined && `. Opened on ${day(opened)}, last day ${day(closes)}`}
        {over && stage !== 'closed' && '. That day is over: extend it, or close it for good.'}
      </p>
      {intro && <p>{intro.text}</p>}
      {mayOpen && <Steps at={at} conversation={conversation} />}
      <ul>
        <li>
          <a href={`${at}/preview`}>Preview it as people see it</a>
        </li>
        <li>
          <a href={`${at}/paper`}>Print it on paper</a>
        </li>
        <li>
          <a href={`${at}/poster`}>Print a poster with its address</a>
        </li>
        {stage !== 'draft' && mayKey && (
          <li>
            <a href={`${at}/key`}>Key in paper answers</a>
          </li>
        )}
        {stage !== 'draft' && mayKey && (
          <li>
            <a href={`${at}/double-entry`}>Double entry of paper answers</a>
          </li>
        )}
        {stage !== 'draft' && mayKey && (
          <li>
            <a href={`${at}/tables`}>Notes of tables at a workshop</a>
          </li>
        )}
        {mayOpen && audiences.length > 0 && (
          <li>
            <a href={`${at}/invitations`}>How many people were invited</a>
          </li>
        )}
        {stage !== 'draft' && maySee && (
          <li>
            <a href={`${at}/results`}>Results so far</a>
          </li>
        )}
        {mayBuild && (
          <li>
            <a href={`${at}/title`}>Change title and introduction</a>
          </li>
        )}
        {stage !== 'draft' && (
          <li>
            <a href={`/programmes/${place.programme}/conversations/${place.conversation}`}>See the public page</a>
          </li>
        )}
      </ul>
      {content.sections.map((section) => (
        <SectionPart key={section.section} section={section} loaded={loaded} />
      ))}
      {mayBuild && (
        <ButtonLink look="secondary" href={`${at}/sections/new`}>
          Add a section
        </ButtonLink>
      )}
    </Page>
  )
}
