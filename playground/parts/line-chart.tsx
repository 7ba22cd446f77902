import 'uplot/dist/uPlot.min.css'
import { useComputedColorScheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useRef } from 'react'
import uPlot from 'uplot'

const colours = {
  light: { line: '#2b48b4', fill: '#2b48b41a', text: '#444c56', grid: '#e3e6ea' },
  dark: { line: '#8b9deb', fill: '#8b9deb26', text: '#c4cad3', grid: '#353a42' },
} as const

const height = 280

/** A line over time. It is drawn, so `said` tells it in words. */
export const LineChart = ({
  times,
  values,
  label,
  said,
  print,
}: {
  /** Seconds since 1970, ascending. */
  readonly times: readonly number[]
  readonly values: readonly number[]
  readonly label: string
  readonly said: string
  readonly print: (value: number) => string
}) => {
  const scheme = useComputedColorScheme('light')
  const { ref, width } = useElementSize()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!place.current || width === 0) return
    const { line, fill, text, grid } = colours[scheme]
    const axis = { stroke: text, grid: { stroke: grid, width: 1 }, ticks: { stroke: grid } }
    const longest = Math.max(...values.map((value) => print(value).length))
    const chart = new uPlot(
      {
        width,
        height,
        legend: { show: false },
        scales: { y: { range: (_, least, greatest) => [Math.min(0, least), Math.max(1, greatest * 1.1)] } },
        axes: [axis, { ...axis, size: 18 + longest * 8, values: (_, ticks) => ticks.map(print) }],
        series: [{}, { label, stroke: line, fill, width: 2, points: { show: true, size: 6, fill: line } }],
      },
      [[...times], [...values]],
      place.current,
    )
    return () => chart.destroy()
  }, [scheme, width, times, values, label, print])
  return (
    <div ref={ref} role="img" aria-label={`${label}. ${said}`} style={{ height }}>
      <div ref={place} aria-hidden />
    </div>
  )
}
