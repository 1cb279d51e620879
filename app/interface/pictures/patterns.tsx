import type { Stretch } from './geometry.ts'

/** What a piece of a picture stands for. Each has a colour and a pattern of its own, so that no picture needs colours to be read. */
export const PICTURE_KINDS = ['main', 'good', 'late', 'none'] as const
export type PictureKind = (typeof PICTURE_KINDS)[number]

const fill = (picture: string, kind: PictureKind) => `url(#${picture}-${kind})`

/** The patterns of one picture: filled, striped, dotted. The id is that of the picture, unique on its page. */
export function Patterns({ picture }: { picture: string }) {
  return (
    <svg className="patterns" width="0" height="0" focusable="false">
      <defs>
        <pattern id={`${picture}-main`} className="k-main" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect className="ink" width="8" height="8" />
        </pattern>
        <pattern id={`${picture}-good`} className="k-good" width="8" height="8" patternUnits="userSpaceOnUse">
          <rect className="ink" width="8" height="8" />
        </pattern>
        <pattern id={`${picture}-late`} className="k-late" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect className="ground" width="6" height="6" />
          <rect className="ink" width="3" height="6" />
        </pattern>
        <pattern id={`${picture}-none`} className="k-none" width="6" height="6" patternUnits="userSpaceOnUse">
          <rect className="ground" width="6" height="6" />
          <circle className="ink" cx="3" cy="3" r="1.25" />
        </pattern>
      </defs>
    </svg>
  )
}

/** One bar of one or more pieces, as wide as the room it is given. */
export function Bar({ picture, pieces }: { picture: string; pieces: ReadonlyArray<Stretch & { kind: PictureKind }> }) {
  return (
    <svg className="bar-line" focusable="false">
      {pieces
        .filter(({ width }) => width > 0)
        .map(({ kind, x, width }) => (
          <rect key={kind} className={`k-${kind}`} x={`${x}%`} width={`${width}%`} height="100%" fill={fill(picture, kind)} />
        ))}
    </svg>
  )
}

/** What each pattern stands for. */
export function Legend({ picture, kinds }: { picture: string; kinds: ReadonlyArray<{ kind: PictureKind; name: string }> }) {
  return (
    <ul className="legend">
      {kinds.map(({ kind, name }) => (
        <li key={kind}>
          <svg focusable="false">
            <rect className={`k-${kind}`} width="100%" height="100%" fill={fill(picture, kind)} />
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}
