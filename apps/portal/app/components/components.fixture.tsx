import type { ReactNode } from 'react'
import { Button, ButtonLink } from './button.tsx'
import { Checkboxes, Radios } from './choices.tsx'
import { Details, InsetText, Notice, Panel, SummaryList, Table, Tag, WarningCallout } from './content.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { Input } from './input.tsx'
import { BackLink, Breadcrumb, Pagination } from './navigation.tsx'
import { Phone } from './phone.tsx'
import { Prose } from './prose.tsx'
import { Select } from './select.tsx'
import { Textarea } from './textarea.tsx'

export type Fixture = { readonly name: string; readonly element: ReactNode; readonly html: string }

const errors = [{ field: 'colour', message: 'Select a colour' }]
const hiddenError = '<span class="nhsuk-u-visually-hidden">Error: </span>'
const colours = [
  { value: 'red', label: 'Red' },
  { value: 'none', label: 'None', hint: 'No colour', apart: 'or' },
]

/** Every component with the exact HTML it must write; the same list is checked by axe in a browser. */
export const fixtures: readonly Fixture[] = [
  { name: 'a button', element: <Button>Go</Button>, html: '<button class="nhsuk-button" type="submit">Go</button>' },
  {
    name: 'a warning button that says what was pressed',
    element: (
      <Button look="warning" name="what" value="delete">
        Delete
      </Button>
    ),
    html: '<button class="nhsuk-button nhsuk-button--warning" type="submit" value="delete" name="what">Delete</button>',
  },
  {
    name: 'a link that starts something',
    element: <ButtonLink href="/start">Start</ButtonLink>,
    html: '<a class="nhsuk-button" href="/start" draggable="false">Start</a>',
  },
  {
    name: 'a one-line field',
    element: <Input name="name" label="Name" hint="As on your letter" value="A &amp; B" width={10} autoComplete="name" />,
    html: '<div class="nhsuk-form-group"><label class="nhsuk-label nhsuk-label--s" for="name">Name</label><div class="nhsuk-hint" id="name-hint">As on your letter</div><input class="nhsuk-input nhsuk-input--width-10" id="name" type="text" aria-describedby="name-hint" autoComplete="name" name="name" value="A &amp; B"/></div>',
  },
  {
    name: 'a file field with an error',
    element: <Input name="colour" label="File" type="file" errors={errors} />,
    html: `<div class="nhsuk-form-group nhsuk-form-group--error"><label class="nhsuk-label nhsuk-label--s" for="colour">File</label><span class="nhsuk-error-message" id="colour-error">${hiddenError}Select a colour</span><input class="nhsuk-file-upload nhsuk-file-upload--error" id="colour" type="file" aria-describedby="colour-error" name="colour"/></div>`,
  },
  {
    name: 'a longer text whose first line is empty: the line break that browsers drop is doubled',
    element: <Textarea name="story" label="Story" heading value={'\n<b>x</b>'} rows={4} />,
    html: '<div class="nhsuk-form-group"><h1 class="nhsuk-label-wrapper"><label class="nhsuk-label nhsuk-label--l" for="story">Story</label></h1><textarea class="nhsuk-textarea" id="story" name="story" rows="4" dir="auto">\n\n&lt;b&gt;x&lt;/b&gt;</textarea></div>',
  },
  {
    name: 'one of several, with an error',
    element: <Radios name="colour" label="Colour" heading choices={colours} chosen="none" errors={errors} />,
    html: `<div class="nhsuk-form-group nhsuk-form-group--error"><fieldset class="nhsuk-fieldset" aria-describedby="colour-error"><legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--l"><h1 class="nhsuk-fieldset__heading">Colour</h1></legend><span class="nhsuk-error-message" id="colour-error">${hiddenError}Select a colour</span><div class="nhsuk-radios"><div class="nhsuk-radios__item"><input class="nhsuk-radios__input" id="colour" type="radio" name="colour" value="red"/><label class="nhsuk-label nhsuk-radios__label" for="colour">Red</label></div><div class="nhsuk-radios__divider">or</div><div class="nhsuk-radios__item"><input class="nhsuk-radios__input" id="colour-2" type="radio" aria-describedby="colour-2-hint" name="colour" checked="" value="none"/><label class="nhsuk-label nhsuk-radios__label" for="colour-2">None</label><div class="nhsuk-hint nhsuk-radios__hint" id="colour-2-hint">No colour</div></div></div></fieldset></div>`,
  },
  {
    name: 'any of several',
    element: <Checkboxes name="colours" label="Colours" choices={[{ value: 'red', label: 'Red' }]} chosen={['red']} />,
    html: '<div class="nhsuk-form-group"><fieldset class="nhsuk-fieldset"><legend class="nhsuk-fieldset__legend nhsuk-fieldset__legend--s">Colours</legend><div class="nhsuk-checkboxes"><div class="nhsuk-checkboxes__item"><input class="nhsuk-checkboxes__input" id="colours" type="checkbox" name="colours" checked="" value="red"/><label class="nhsuk-label nhsuk-checkboxes__label" for="colours">Red</label></div></div></fieldset></div>',
  },
  {
    name: 'a list to choose from',
    element: <Select name="tongue" label="Language" options={[{ value: 'ur', label: 'اردو', lang: 'ur' }]} value="ur" />,
    html: '<div class="nhsuk-form-group"><label class="nhsuk-label nhsuk-label--s" for="tongue">Language</label><select class="nhsuk-select" id="tongue" name="tongue"><option value="ur" lang="ur" selected="">اردو</option></select></div>',
  },
  { name: 'no error summary without errors', element: <ErrorSummary errors={[]} />, html: '' },
  {
    name: 'an error summary that has the focus without script',
    element: <ErrorSummary errors={errors} />,
    html: '<div class="nhsuk-error-summary" tabindex="-1" autofocus=""><div role="alert"><h2 class="nhsuk-error-summary__heading">There is a problem</h2><div class="nhsuk-error-summary__body"><ul class="nhsuk-list nhsuk-error-summary__list"><li><a href="#colour">Select a colour</a></li></ul></div></div></div>',
  },
  {
    name: 'a way back',
    element: <BackLink href="/before" />,
    html: '<nav aria-label="Breadcrumb"><a class="nhsuk-back-link" href="/before">Back</a></nav>',
  },
  {
    name: 'the way here',
    element: <Breadcrumb crumbs={[{ href: '/', name: 'Home' }]} />,
    html: '<nav class="nhsuk-breadcrumb" aria-label="Breadcrumb"><ol class="nhsuk-breadcrumb__list"><li class="nhsuk-breadcrumb__list-item"><a class="nhsuk-breadcrumb__link" href="/">Home</a></li></ol><a class="nhsuk-back-link" href="/"><span class="nhsuk-u-visually-hidden">Back to </span>Home</a></nav>',
  },
  { name: 'no pages for a single one', element: <Pagination page={1} pages={1} href={String} />, html: '' },
  {
    name: 'pages around this one',
    element: <Pagination page={2} pages={9} href={(page) => `?page=${page}`} />,
    html: '<nav class="nhsuk-pagination nhsuk-pagination--numbered" aria-label="Pages"><a class="nhsuk-pagination__previous" href="?page=1" rel="prev"><span class="nhsuk-pagination__title">Previous</span></a><ul class="nhsuk-pagination__list"><li class="nhsuk-pagination__item"><a class="nhsuk-pagination__link" href="?page=1" aria-label="Page 1">1</a></li><li class="nhsuk-pagination__item nhsuk-pagination__item--current"><a class="nhsuk-pagination__link" href="?page=2" aria-label="Page 2" aria-current="page">2</a></li><li class="nhsuk-pagination__item"><a class="nhsuk-pagination__link" href="?page=3" aria-label="Page 3">3</a></li><li class="nhsuk-pagination__item"><a class="nhsuk-pagination__link" href="?page=9" aria-label="Page 9">9</a></li></ul><a class="nhsuk-pagination__next" href="?page=3" rel="next"><span class="nhsuk-pagination__title">Next</span></a></nav>',
  },
  {
    name: 'text set apart',
    element: <InsetText>Note</InsetText>,
    html: '<div class="nhsuk-inset-text"><span class="nhsuk-u-visually-hidden">Information: </span>Note</div>',
  },
  {
    name: 'a panel',
    element: <Panel title="Done">Thank you</Panel>,
    html: '<div class="nhsuk-panel"><h1 class="nhsuk-panel__title">Done</h1><div class="nhsuk-panel__body">Thank you</div></div>',
  },
  {
    name: 'a warning',
    element: <WarningCallout title="Careful">Hot</WarningCallout>,
    html: '<div class="nhsuk-warning-callout"><h2 class="nhsuk-warning-callout__label"><span class="nhsuk-u-visually-hidden">Important: </span>Careful</h2>Hot</div>',
  },
  {
    name: 'something to unfold',
    element: <Details summary="More">Text</Details>,
    html: '<details class="nhsuk-details"><summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">More</span></summary><div class="nhsuk-details__text">Text</div></details>',
  },
  { name: 'a tag', element: <Tag colour="green">Kept</Tag>, html: '<strong class="nhsuk-tag nhsuk-tag--green">Kept</strong>' },
  {
    name: 'that something worked',
    element: <Notice title="Saved">All of it</Notice>,
    html: '<div class="nhsuk-notification-banner nhsuk-notification-banner--success" role="alert" aria-labelledby="notice-title"><div class="nhsuk-notification-banner__header"><h2 class="nhsuk-notification-banner__title" id="notice-title">Saved</h2></div><div class="nhsuk-notification-banner__content">All of it</div></div>',
  },
  {
    name: 'a list of answers',
    element: (
      <SummaryList
        rows={[
          { key: 'Name', value: 'Ada', change: { href: '/name', what: 'name' } },
          { key: 'Age', value: '16' },
        ]}
      />
    ),
    html: '<dl class="nhsuk-summary-list"><div class="nhsuk-summary-list__row"><dt class="nhsuk-summary-list__key">Name</dt><dd class="nhsuk-summary-list__value">Ada</dd><dd class="nhsuk-summary-list__actions"><a href="/name">Change<span class="nhsuk-u-visually-hidden"> name</span></a></dd></div><div class="nhsuk-summary-list__row"><dt class="nhsuk-summary-list__key">Age</dt><dd class="nhsuk-summary-list__value">16</dd></div></dl>',
  },
  {
    name: 'a table',
    element: (
      <Table
        caption="Counts"
        columns={[
          { title: 'Stage', cell: ({ stage }) => stage },
          { title: 'People', cell: ({ people }) => people, numeric: true },
        ]}
        rows={[{ stage: 'Diagnosis', people: 15 }]}
        keyOf={({ stage }) => stage}
      />
    ),
    html: '<section class="app-scroll" tabindex="0" aria-label="Counts"><table class="nhsuk-table"><caption class="nhsuk-table__caption nhsuk-table__caption--m">Counts</caption><thead class="nhsuk-table__head"><tr class="nhsuk-table__row"><th class="nhsuk-table__header" scope="col">Stage</th><th class="nhsuk-table__header nhsuk-table__header--numeric" scope="col">People</th></tr></thead><tbody class="nhsuk-table__body"><tr class="nhsuk-table__row"><th class="nhsuk-table__header" scope="row">Diagnosis</th><td class="nhsuk-table__cell nhsuk-table__cell--numeric">15</td></tr></tbody></table></section>',
  },
  { name: 'a phone number', element: <Phone number="116 123" />, html: '<a class="app-phone" dir="ltr" href="tel:116123">116 123</a>' },
  {
    name: 'plain text with a list',
    element: <Prose text={'One.\n\n- two\n- three'} />,
    html: '<p>One.</p><ul><li>two</li><li>three</li></ul>',
  },
]
