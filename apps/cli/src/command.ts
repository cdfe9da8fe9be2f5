/** An option of a command. One with a `value` (what it stands for, such as FILE) takes one; any other is a switch. */
export type Option = { readonly value?: string; readonly required?: boolean; readonly what: string }

/** An argument without a name in front. */
export type Argument = { readonly name: string; readonly optional?: boolean; readonly what: string }

/** What stood on the command line, checked against the command: texts by the name of the argument or option, and the switches that are on. */
export type Given = { readonly texts: Readonly<Record<string, string>>; readonly switches: ReadonlySet<string> }

/** Where a command runs. */
export type Surroundings = {
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The folder the person stands in: files they name are meant from there. */
  readonly standing: string
  /** The folder of the repository: data folders of the configuration are meant from there. */
  readonly root: string
  /** Shows how far it is, on a terminal only. */
  progress(line: string): void
}

/** What came of it. `done` false ends the process with 1; `data` is what `--json` prints, `lines` what people read. */
export type Outcome = { readonly done: boolean; readonly data: unknown; readonly lines: readonly string[] }

/** A command of `heard`. */
export type Command = {
  /** Its words, such as `import contributions`. */
  readonly name: string
  readonly summary: string
  /** More to say in its help. */
  readonly notes?: readonly string[]
  readonly arguments: readonly Argument[]
  readonly options: Readonly<Record<string, Option>>
  run(given: Given, surroundings: Surroundings): Promise<Outcome>
}
