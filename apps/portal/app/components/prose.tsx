/** Published plain text: blocks apart by an empty line; lines that begin with "- " become a list. */
export const Prose = ({ text }: { readonly text: string }) =>
  text.split('\n\n').map((block) =>
    block.startsWith('- ') ? (
      <ul key={block}>
        {block.split('\n').map((line) => (
          <li key={line}>{line.slice(2)}</li>
        ))}
      </ul>
    ) : (
      <p key={block}>{block}</p>
    ),
  )
