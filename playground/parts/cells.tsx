import './cells.css'
import type { ReactNode } from 'react'
import type { Cell, Column, Table } from '../../runtime/server/api/index.ts'
import { messages } from '../text/index.ts'

const numbers = /int|decimal|numeric|number|double|float|real|bignumeric/i

/** A column of numbers stands at the right: by its type, as exact numbers arrive as text. */
const isNumber = ({ type }: Column): boolean => numbers.test(type) && !/interval|point|\[\]/i.test(type)

const shown = (cell: Cell | undefined): ReactNode => {
  if (cell === null || cell === undefined) return <span className="none">{messages.parts.noValue}</span>
  return typeof cell === 'boolean' ? String(cell) : cell
}

/** Rows as they came, with types at the heads; `mark` puts something before each row. */
export const Cells = ({
  table: { columns, rows },
  label,
  height,
  mark,
}: {
  readonly table: Table
  readonly label: string
  readonly height?: number
  readonly mark?: { readonly title: string; readonly of: (row: number) => ReactNode }
}) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls is reached by keyboard.
  <section className="cells" style={{ maxHeight: height }} tabIndex={0} aria-label={label}>
    <table>
      <thead>
        <tr>
          {mark && <th scope="col">{mark.title}</th>}
          {columns.map((column) => (
            <th key={column.name} scope="col" className={isNumber(column) ? 'number' : ''}>
              {column.name}
              <span className="type">
                {column.type}
                {column.masked && ` ${messages.parts.personal}`}
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no identity and never move.
          <tr key={at}>
            {mark && <td>{mark.of(at)}</td>}
            {columns.map((column, index) => (
              <td
                key={column.name}
                className={isNumber(column) ? 'number' : ''}
                title={typeof row[index] === 'string' ? row[index] : undefined}
              >
                {shown(row[index])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </section>
)
