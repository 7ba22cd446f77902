import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'

const places = { segment: '/segments/$name', traits: '/traits/$name' } as const

/** Leads to a saved segment or trait set. */
export const ItemLink = ({
  kind,
  name,
  about,
  children,
}: {
  readonly kind: keyof typeof places
  readonly name: string
  readonly about?: string
  readonly children: ReactNode
}) => (
  <Anchor size="sm" title={about} renderRoot={(props) => <Link to={places[kind]} params={{ name }} {...props} />}>
    {children}
  </Anchor>
)
