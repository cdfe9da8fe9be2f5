import type { VerdictBy } from '@heard/contracts/reporting'
import { Platform, Turns } from '@heard/service-kit'
import type { Access, EphemeralRecord } from '@heard/vault'
import { z } from 'zod'

const DAY_MS = 86_400_000
/** After so long without any change it is gone; each change starts it anew. */
const KEPT_DAYS = 366

const Json = z.json()

type Kinds = Readonly<Record<VerdictBy, EphemeralRecord['kind']>>
/** Whose box, and what it is about. */
type Place = { readonly from: VerdictBy; readonly about: readonly (string | number)[] }

const keyOf = ({ about }: Place): string => JSON.stringify(about)

/**
 * What people say one by one: for everything that they are asked about two sealed records in the vault, of residents and of champions, durable when a change
 * resolves. No fact holds any of it, so that neither an order nor a time in the log tells who said what.
 */
export class SealedBoxes<Box> {
  private readonly turns = new Turns()

  constructor(
    private readonly platform: Pick<Platform, 'vault' | 'clock'>,
    private readonly kinds: Kinds,
    private readonly schema: z.ZodType<Box>,
    private readonly empty: Box,
  ) {}

  private get now(): string {
    return new Date(this.platform.clock.now()).toISOString()
  }

  async read(place: Place): Promise<Box> {
    return this.parsed(await this.platform.vault.recall(this.kinds[place.from], keyOf(place), this.now))
  }

  /** For somebody who did not write it: the look is recorded. */
  async open(place: Place, access: Access): Promise<Box> {
    return this.parsed(await this.platform.vault.openRecord(this.kinds[place.from], keyOf(place), this.now, access))
  }

  /** One change of the same thing at a time: two tabs are two changes, and what is counted is not changed meanwhile. */
  inTurn<T>(about: readonly string[], work: () => Promise<T>): Promise<T> {
    return this.turns.take(JSON.stringify(about), work)
  }

  /** Only in turn. */
  async write(place: Place, box: Box): Promise<void> {
    const { vault, clock } = this.platform
    const expires = new Date(clock.now() + KEPT_DAYS * DAY_MS).toISOString()
    await vault.keep({ kind: this.kinds[place.from], key: keyOf(place), payload: Json.parse(box), expires })
  }

  /** Only in turn. */
  drop(place: Place): Promise<void> {
    return this.platform.vault.drop(this.kinds[place.from], keyOf(place))
  }

  private parsed(kept: unknown): Box {
    return this.schema.safeParse(kept).data ?? this.empty
  }
}
