import './upset.css'
import { VisuallyHidden } from '@mantine/core'
import { type KeyboardEvent, useId, useRef, useState } from 'react'
import type { OverlapAnswer } from '../../runtime/server/api/index.ts'
import { messages } from '../text/index.ts'
import { keyOf } from './set-text.ts'

const texts = messages.segmentsScreen.overlap

type Intersection = OverlapAnswer['intersections'][number]

const column = 46
const bars = 170
const row = 30
const names = 250
const most = 24

/**
 * Which combinations of segments have how many people: a bar a combination over a matrix of dots. Each column is a toggle
 * button, so it is chosen by mouse and by keyboard.
 */
export const UpSet = ({
  sizes,
  intersections,
  titleOf,
  chosen,
  onChoose,
}: {
  readonly sizes: OverlapAnswer['sizes']
  readonly intersections: readonly Intersection[]
  readonly titleOf: (name: string) => string
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (names: readonly string[]) => void
}) => {
  const id = useId()
  const [active, setActive] = useState(0)
  const place = useRef<SVGSVGElement>(null)
  const drawn = intersections.slice(0, most)
  const greatest = Math.max(1, ...drawn.map(({ count }) => count))
  const widest = Math.max(1, ...sizes.map(({ count }) => count))
  const width = names + drawn.length * column + 16
  const height = bars + sizes.length * row + 12
  const move = (event: KeyboardEvent, at: number): void => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: at + 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: drawn.length - 1,
    }
    const next = steps[event.key]
    const inside = drawn[at]?.names
    if ((event.key === 'Enter' || event.key === ' ') && inside) {
      event.preventDefault()
      onChoose(inside)
    }
    if (next === undefined || next < 0 || next >= drawn.length) return
    event.preventDefault()
    setActive(next)
    place.current?.querySelector<SVGGElement>(`[data-at="${next}"]`)?.focus()
  }
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard.
    <section className="upset" aria-label={texts.chart} tabIndex={0}>
      <VisuallyHidden id={id}>{texts.keys}</VisuallyHidden>
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing holds no fieldset. */}
      <svg ref={place} width={width} height={height} role="group" aria-label={texts.chart} aria-describedby={id}>
        {sizes.map(({ name, count }, at) => {
          const top = bars + at * row
          return (
            <g key={name}>
              {at % 2 === 0 && <rect className="upset-stripe" x={0} y={top} width={width} height={row} />}
              <rect
                className="upset-size"
                x={names - 20 - (count / widest) * (names - 30)}
                y={top + row - 7}
                width={(count / widest) * (names - 30)}
                height={4}
              />
              <text className="upset-name" x={names - 20} y={top + 18} textAnchor="end">
                {shorten(titleOf(name))} · {texts.number(count)}
              </text>
            </g>
          )
        })}
        {drawn.map(({ names: inside, count }, at) => {
          const x = names + at * column
          const tall = (count / greatest) * (bars - 34)
          const outside = sizes.map(({ name }) => name).filter((name) => !inside.includes(name))
          const rows = sizes.flatMap(({ name }, index) => (inside.includes(name) ? [index] : []))
          const middle = x + column / 2
          const dotAt = (index: number): number => bars + index * row + row / 2
          return (
            // biome-ignore lint/a11y/useSemanticElements: a drawing holds no button element.
            <g
              key={keyOf(inside)}
              data-at={at}
              role="button"
              className="upset-column"
              tabIndex={at === Math.min(active, drawn.length - 1) ? 0 : -1}
              aria-pressed={chosen.has(keyOf(inside))}
              aria-label={texts.said(inside.map(titleOf), outside.map(titleOf), count)}
              onFocus={() => setActive(at)}
              onClick={() => onChoose(inside)}
              onKeyDown={(event) => move(event, at)}
            >
              <rect className="upset-hit" x={x + 2} y={2} width={column - 4} height={height - 8} rx={6} />
              <rect className="upset-bar" x={middle - 11} y={bars - 8 - tall} width={22} height={tall} rx={2} />
              <text className="upset-count" x={middle} y={bars - 14 - tall} textAnchor="middle">
                {texts.number(count)}
              </text>
              {rows.length > 1 && (
                <line
                  className="upset-line"
                  x1={middle}
                  x2={middle}
                  y1={dotAt(rows[0] ?? 0)}
                  y2={dotAt(rows.at(-1) ?? 0)}
                />
              )}
              {sizes.map(({ name }, index) => (
                <circle
                  key={name}
                  className={inside.includes(name) ? 'upset-in' : 'upset-out'}
                  cx={middle}
                  cy={dotAt(index)}
                  r={7}
                />
              ))}
            </g>
          )
        })}
      </svg>
      {intersections.length > most && <p className="upset-more">{texts.more(intersections.length - most)}</p>}
    </section>
  )
}

const longestName = 26
const shorten = (title: string): string => (title.length > longestName ? `${title.slice(0, longestName - 1)}…` : title)
