import { type ReactNode, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react'
import './popup.css'

/** Leaves between the popup and the window's edge, in pixels. */
const gap = 8

const placeBeside = (anchor: DOMRect, popup: DOMRect): { readonly left: number; readonly top: number } => {
  const below = anchor.bottom + 4
  const fitsBelow = below + popup.height + gap <= window.innerHeight
  const above = anchor.top - 4 - popup.height
  return {
    left: Math.max(gap, Math.min(anchor.left, window.innerWidth - popup.width - gap)),
    top: fitsBelow || above < gap ? Math.max(gap, Math.min(below, window.innerHeight - popup.height - gap)) : above,
  }
}

/** A small panel beside what opened it. It stands where it is written, inside the landmarks of the page; Escape and a click elsewhere close it. */
export const Popup = ({
  anchor,
  label,
  onClose,
  children,
  wide,
}: {
  readonly anchor: RefObject<HTMLElement | null>
  readonly label: string
  readonly onClose: (back: boolean) => void
  readonly children: ReactNode
  readonly wide?: boolean
}) => {
  const own = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number }>()
  useLayoutEffect(() => {
    const settle = (): void => {
      if (!anchor.current || !own.current) return
      setPlace(placeBeside(anchor.current.getBoundingClientRect(), own.current.getBoundingClientRect()))
    }
    settle()
    const resized = new ResizeObserver(settle)
    if (own.current) resized.observe(own.current)
    window.addEventListener('scroll', settle, true)
    window.addEventListener('resize', settle)
    return () => {
      resized.disconnect()
      window.removeEventListener('scroll', settle, true)
      window.removeEventListener('resize', settle)
    }
  }, [anchor])
  const close = useRef(onClose)
  close.current = onClose
  useEffect(() => {
    const outside = (event: PointerEvent): void => {
      const target = event.target as Node
      if (!own.current?.contains(target) && !anchor.current?.contains(target)) close.current(false)
    }
    document.addEventListener('pointerdown', outside, true)
    return () => document.removeEventListener('pointerdown', outside, true)
  }, [anchor])
  return (
    <div
      ref={own}
      role="dialog"
      aria-label={label}
      className={wide ? 'popup popup-wide' : 'popup'}
      style={{ left: place?.left ?? 0, top: place?.top ?? 0, opacity: place ? 1 : 0 }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose(true)
      }}
    >
      {children}
    </div>
  )
}
