import { useActionData, useLoaderData } from 'react-router'
import { Button, ButtonLink } from '../../../components/button.tsx'
import { InsetText, Tag } from '../../../components/content.tsx'
import { ErrorSummary } from '../../../components/error-summary.tsx'
import { first, PostForm } from '../../../components/form.tsx'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { BackLink } from '../../../components/navigation.tsx'
import { Page } from '../../../components/page.tsx'
import { DoneNotice } from '../../../components/staff-form.tsx'
import { Words } from '../../../i18n/text.tsx'
import { useMoment } from '../../../i18n/times.ts'
import { useDay } from '../../../i18n/translator.ts'
import { careAction, careLoader } from './care-step.server.ts'

export const loader = careLoader

/** The steps that need no words. */
export const action = careAction(
  (values) => {
    const one = first(values, 'one') ?? ''
    const on = first(values, 'on') ?? ''
    return { step: first(values, 'step') === 'strike' ? { step: 'strike', module: one, on } : { step: 'call-off', meeting: one } }
  },
  { otherwise: 'steps' },
)

const said = {
  learned: 'It is recorded. They can print a certificate.',
  strike: 'It counts no more.',
  arrange: 'The one-to-one is arranged. They see it on their page; tell them too.',
  'call-off': 'The one-to-one is called off. Tell them too.',
  held: 'It is noted.',
  answer: 'Your answer stands on their page. Talk to them too where that helps.',
}

type Loaded = ReturnType<typeof useLoaderData<typeof loader>>

type PressProps = { readonly formKey: string; readonly step: string; readonly one: string; readonly on?: string; readonly text: string }

const Press = ({ formKey, step, one, on, text }: PressProps) => (
  <PostForm>
    <HiddenKey value={formKey} />
    <input type="hidden" name="step" value={step} />
    <input type="hidden" name="one" value={one} />
    {on !== undefined && <input type="hidden" name="on" value={on} />}
    <Button look="secondary">{text}</Button>
  </PostForm>
)

const Asks = ({ back, care }: Pick<Loaded, 'back' | 'care'>) => {
  const [day, moment] = [useDay(), useMoment()]
  return (
    <>
      <h2>What they asked for</h2>
      {care.asks.length === 0 && <p>They have asked for no support yet.</p>}
      <ul className="app-entries">
        {care.asks.map(({ ask, at, due, words, answered }) => (
          <li key={ask}>
            <div className="app-entries__head">
              <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{moment(at)}</h3>
              {answered ? <Tag colour="green">Answered</Tag> : <Tag colour="orange">Answer by {day(due)}</Tag>}
            </div>
            {words === undefined ? <p>They wrote nothing. Get in touch with them.</p> : <Words text={words} />}
            {answered && (
              <InsetText>
                <p>{moment(answered.at)}</p>
                {answered.words !== undefined && <Words text={answered.words} />}
              </InsetText>
            )}
            {!answered && <ButtonLink href={`${back}/answer?about=${ask}`}>Answer</ButtonLink>}
          </li>
        ))}
      </ul>
    </>
  )
}

const Meetings = ({ back, care, formKey }: Pick<Loaded, 'back' | 'care'> & { readonly formKey: string }) => {
  const moment = useMoment()
  return (
    <>
      <h2>One-to-ones</h2>
      <ul className="app-entries">
        {care.meetings.map(({ meeting, startsAt, endsAt, place, cancelled, held, note }) => (
          <li key={meeting}>
            <div className="app-entries__head">
              <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">
                {moment(startsAt)} to {moment(endsAt)}
              </h3>
              {cancelled && <Tag colour="grey">Called off</Tag>}
              {held && <Tag colour="green">Held</Tag>}
            </div>
            {place !== undefined && <Words text={place} />}
            {note !== undefined && (
              <InsetText>
                <Words text={note} />
              </InsetText>
            )}
            {!cancelled && !held && (
              <div className="app-buttons">
                <ButtonLink look="secondary" href={`${back}/held?about=${meeting}`}>
                  Note that you met
                </ButtonLink>
                <ButtonLink look="secondary" href={`${back}/meeting?about=${meeting}`}>
                  Move it
                </ButtonLink>
                <Press formKey={formKey} step="call-off" one={meeting} text="Call it off" />
              </div>
            )}
          </li>
        ))}
      </ul>
      {care.champion && (
        <ButtonLink look="secondary" href={`${back}/meeting`}>
          Arrange a one-to-one
        </ButtonLink>
      )}
    </>
  )
}

const Training = ({ back, care, modules, formKey }: Pick<Loaded, 'back' | 'care' | 'modules'> & { readonly formKey: string }) => {
  const day = useDay()
  const nameOf = (module: string) => modules.find((each) => each.module === module)?.name ?? 'A training that is not taught any more'
  return (
    <>
      <h2>Training</h2>
      {care.trainings.length === 0 && <p>No training of theirs is recorded yet.</p>}
      <ul className="app-entries">
        {care.trainings.map(({ module, on, expires }) => (
          <li key={`${module} ${on}`}>
            <h3 className="nhsuk-heading-xs nhsuk-u-margin-bottom-0">{nameOf(module)}</h3>
            <p>
              Done on {day(on)}
              {expires !== undefined && `, counts until ${day(expires)}`}.
            </p>
            <Press formKey={formKey} step="strike" one={module} on={on} text="It was a mistake" />
          </li>
        ))}
      </ul>
      {care.champion && modules.length > 0 && (
        <ButtonLink look="secondary" href={`${back}/learned`}>
          Record a training
        </ButtonLink>
      )}
    </>
  )
}

export default function Care() {
  const { id, application, back, care, modules, done, key } = useLoaderData<typeof loader>()
  const { errors } = useActionData<typeof action>() ?? {}
  return (
    <Page title={`Looking after champion ${care.reference}`} errors={errors} before={<BackLink href={`/staff/${id}/champions/${application}`} />}>
      <ErrorSummary errors={errors} />
      {!errors && (
        <DoneNotice done={done} said={care.champion ? said : { ...said, answer: 'It is noted. They see their page no longer: tell them too.' }} />
      )}
      <h1 id="steps">Looking after champion {care.reference}</h1>
      {!care.champion && (
        <InsetText>They are no champion now, and see their page no longer. Ring or write to them, and note here what you agreed on.</InsetText>
      )}
      <Asks back={back} care={care} />
      <Meetings back={back} care={care} formKey={key} />
      <Training back={back} care={care} modules={modules} formKey={key} />
    </Page>
  )
}
