import type { CountAnswer } from '../../../runtime/server/api/index.ts'
import { messages } from '../../text/index.ts'

const texts = messages.build

/** A few of the people. */
export const Sample = ({ sample: { columns, rows } }: { readonly sample: CountAnswer['sample'] }) => (
  <section className="card">
    <div className="card-head">
      <h2>{texts.live.sample}</h2>
    </div>
    {rows.length === 0 ? (
      <p className="small">{texts.live.noSample}</p>
    ) : (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reached by the keyboard.
      <section className="sample" tabIndex={0} aria-label={texts.live.sample}>
        <table>
          <thead>
            <tr>
              {columns.map(({ name }) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={String(row[0] ?? at)}>
                {row.map((cell, index) => (
                  <td key={columns[index]?.name}>{cell === null ? '—' : String(cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
  </section>
)
