import { first } from '../../../components/form.tsx'
import { Input } from '../../../components/input.tsx'
import { Textarea } from '../../../components/textarea.tsx'
import { checkTyped, typedIn } from '../../../services/typed.ts'
import type { StepForm } from './step-forms.tsx'

/** What an invitation becomes a request for a gathering with: filled in from what the person wrote. */
export const gathering: StepForm = {
  title: 'Ask for a gathering',
  send: 'Ask for it',
  fields: {
    paths: {
      'details.group': 'group',
      'details.whenAndWhere': 'whenAndWhere',
      'details.wishes': 'wishes',
      'details.name': 'name',
      'details.contact': 'contact',
    },
    otherwise: 'group',
  },
  read: (values) => {
    const errors = checkTyped(values, [
      { name: 'group', longest: 200, missing: 'Enter who invites us' },
      { name: 'whenAndWhere', longest: 1_000, missing: 'Enter when and where it is' },
      { name: 'wishes', longest: 5_000 },
      { name: 'name', longest: 200, missing: 'Enter a name' },
      { name: 'contact', longest: 200, missing: 'Enter how to reach them' },
    ])
    if (errors.length > 0) return { errors }
    const [group = '', whenAndWhere = '', name = '', contact = ''] = ['group', 'whenAndWhere', 'name', 'contact'].map((field) => first(values, field))
    const wishes = typedIn(values, 'wishes')
    return { body: { step: 'gathering', details: { group, whenAndWhere, name, contact, ...(wishes === undefined ? {} : { wishes }) } } }
  },
  Fields: ({ one, errors, values }) => {
    const { contact: known, history } = one
    const invitation = history.find((entry) => entry.what === 'person')
    const wrote = invitation?.what === 'person' ? (invitation.text ?? '') : ''
    const filled = (field: string, beforehand: string) => (values ? first(values, field) : beforehand)
    return (
      <>
        <Input name="group" label="Who invites us?" errors={errors} value={filled('group', known?.name ?? 'A community group')} />
        <Textarea name="whenAndWhere" label="When and where" errors={errors} value={filled('whenAndWhere', wrote.slice(0, 1_000))} rows={4} />
        <Textarea
          name="wishes"
          label="What they wish (optional)"
          errors={errors}
          value={filled('wishes', wrote.length > 1_000 ? wrote : '')}
          rows={4}
        />
        <Input name="name" label="Name" errors={errors} value={filled('name', known?.name ?? 'Not told')} width={30} />
        <Input
          name="contact"
          label="How to reach them"
          errors={errors}
          value={filled('contact', known?.email ?? known?.phone ?? `By enquiry ${one.reference}`)}
          width={30}
        />
      </>
    )
  },
}
