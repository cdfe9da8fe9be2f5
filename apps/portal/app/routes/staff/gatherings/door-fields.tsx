import { doorNotices, Permission } from '@heard/contracts/events'
import { Button } from '../../../components/button.tsx'
import { Radios } from '../../../components/choices.tsx'
import { InsetText } from '../../../components/content.tsx'
import { Input } from '../../../components/input.tsx'
import { Select } from '../../../components/select.tsx'
import { permissionNames } from './names.ts'

const Said = () => <p role="status" data-said />
const noAndYes = [
  { value: 'no', label: 'No, or not asked' },
  { value: 'yes', label: 'Yes, they said so' },
]

const Permissions = () => (
  <>
    <Select
      name="read-in"
      label="Read out in"
      options={[
        { value: 'en', label: 'English' },
        { value: 'ur', label: 'Urdu' },
      ]}
    />
    {Permission.options.map((to) => (
      <div key={to}>
        <InsetText>
          <p>{doorNotices[to].words.en}</p>
          <p lang="ur" dir="rtl">
            {doorNotices[to].words.ur}
          </p>
        </InsetText>
        <Radios name={`permit-${to}`} label={permissionNames[to]} chosen="no" choices={noAndYes} />
      </div>
    ))}
  </>
)

const Names = () => (
  <>
    <h2>Names</h2>
    <p>
      The names of those who registered are kept on this device only under a code, which you write down. Whoever finds the device cannot read them.
      That you fetched them is recorded.
    </p>
    <form id="get-names" noValidate autoComplete="off">
      <Button look="secondary">Fetch the names</Button>
      <Said />
    </form>
    <form id="open-names" noValidate autoComplete="off" hidden>
      <Input name="day-code" label="Code of the names on this device" width={20} autoComplete="off" spellCheck={false} />
      <Button look="secondary">Show the names</Button>
      <Said />
    </form>
  </>
)

type DoorProps = { readonly communities: readonly { readonly value: string; readonly label: string }[] }

/** What is noted at the door, by script alone. */
export const DoorFields = ({ communities }: DoorProps) => (
  <>
    <Names />
    <h2>Check in</h2>
    <form id="check-in" noValidate autoComplete="off">
      <Input
        name="find"
        label="Name, or the code on their receipt"
        hint="A scanner that types may read the code"
        autoComplete="off"
        spellCheck={false}
      />
      <Select name="registration" label="Who it is" options={[{ value: '', label: 'Choose a name' }]} />
      <Input name="people" id="check-in-people" label="How many came" value="1" width={2} inputMode="numeric" />
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">Photographs and names: no, unless they say yes</span>
        </summary>
        <div className="nhsuk-details__text">
          <Permissions />
        </div>
      </details>
      <Button>Check in</Button>
      <Said />
    </form>
    <h2>Came without registering</h2>
    <form id="walk-in" noValidate autoComplete="off">
      <Input name="people" id="walk-in-people" label="How many came together" value="1" width={2} inputMode="numeric" />
      <Button>Count them</Button>
      <Said />
    </form>
    <h2>Communities</h2>
    <form id="communities" noValidate autoComplete="off">
      <p>Of everybody there: which community do they say they are of? Ask, do not guess. Each press counts one person, and no name goes with it.</p>
      {communities.map(({ value, label }) => (
        <Button key={value} look="secondary" value={value}>
          {label}
        </Button>
      ))}
      <Said />
    </form>
  </>
)
