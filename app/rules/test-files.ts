// Small files of every kind for tests: real pictures of a few points, and the least that makes a document, a workbook or a recording.

const text = (signs: string) => Uint8Array.from(signs, (sign) => sign.charCodeAt(0))
const base64 = (signs: string) => Uint8Array.from(Buffer.from(signs, 'base64'))

/** Bytes one after the other. */
export const joined = (...pieces: Uint8Array[]) => Uint8Array.from(pieces.flatMap((piece) => [...piece]))

/** A JPEG that a browser drew. */
export const JPEG = base64(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABhY3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAABUAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAAAAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9YWVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAMZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hnPk1xeXBkeFxlZ2P/2wBDARESEhgVGC8aGi9jQjhCY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2NjY2P/wAARCAA8AFADASIAAhEBAxEB/8QAGAABAQEBAQAAAAAAAAAAAAAAAgEABQT/xAAlEAEAAwABBAEEAwEAAAAAAAABAAIRIQMSMUEEUWGBsRMikfD/xAAXAQEBAQEAAAAAAAAAAAAAAAADAgQF/8QAGREBAQEBAQEAAAAAAAAAAAAAAQACESEx/9oADAMBAAIRAxEAPwDo1rXp0K0rlTwEyzLCvHiUHLpa1EM3ldd5ZFmWFTPexAh1qnOvO74IXjzMsjmKvP7lhyLWorCsyzWs9Sza1uc8vuIeRaYrAsyzK9S1QKiGccRPnr8h03SV37S16d70vetdrQ2z9IFnq6Hyeh0elSl63t32e9q5gmc8c8a/mYwt+9JeOw1zTNNJL9O1KlrACCcn/ep0K/L6da1P5q9xWoNu7AN04/EB8zoVKtkMzjtcHLnr6KSzsTpLnLvuBZ7vlfLL9C1K3q2tau9hbLAfflnPsmfTPcTJEvLc2cIFmWRTPexcnIl5RdwDn9wW4cZVhXRV5lhyJeXRWvSrazayLruuTLKsCzIXSWPNbWta/wDX0PqTdNHSVgYhEsVt3+u3PzsiyrAsQiWll0A49u+IVlWBZYQrRSoAf5CsqwrECJbqLAsrCzGF0losKzMLLCFaLCsrAxAiWiwrKwMQIlosKysDECFb/9k=',
)

/** A PNG that a browser drew. */
export const PNG = base64(
  'iVBORw0KGgoAAAANSUhEUgAAACgAAAAeCAYAAABe3VzdAAAGWElEQVR4AZRWa4hVVRRe+9Ko6eiM5gzqKEIGGiXak6SiFIz6FRYE9cOsKKmkgslnk/mOfkRRaGAvxB9hpo2v8THNaGZWSlI5otmgIkY6MmrIjEhz9+pbe+19zj7nzkz547rmW3ut7/vWOvvca6Hl4Wl89u31fGbFej69YgOfWP4V/7F8Ix9dtoGPLPuaf126kQ8trecDS+r5xyWbeN/iTfzt4s3ctGgzNy7awg0Lt/DWt7Zy/ZtbeePCbbyubht/UdfAa99o4DV12/mTBdt59YIdvGr+Dv5w/i5+b95OfndeI78zt5FXzP2Gl8xp5EVzmrhudhPPn93Ms2ubufb13fxq7W6eVbuHC1UPPEVFJrJkEDkXyeM4EupibGjw4c/JGlOST3mJhN9mdJBLMP52+og5noIjySWFzOUpNhPMgySQIVrUtN36LBXxh/U4NpuaAhdqs9iQ6hi6/9xHboiAQywIaQBJFCKIJZjVXJ/2NREJBOMN9DgkTJTwkedRXtFprn7Rmw28GnWDMGOFJIiw0eKAcS4kHUNmaB61gq3LpyKKScVRk8EYhsF3m1mt54Jdv9SrGU6wcTqCC/HjCKJdfdeSHAacxh7MMCWiFsbS+igPc5I/YGc6cStmUOtipt/gPNVxG2QpZlIRNNHV6dQVsERPXkqmk2s+JRU8dsTHCZ9gMZfEiM/dyQTDg+h5P0V4KVj8k2n2h+yjRXQkiNIguLQ+a07OW/58HpuAoPRxFBMzpvvzqP7xiSvJbTAr6sVgPOSLaLIRtoJFFGIj7/zMbSoZQvKoFZNSV/QvWIrJ1RdRo+ceSx/44rp1v8wibNBgEjEVPy5Skm6aHGlEfvLgc+gP9cJjHGYMEYtZ9Cgu1Zk8ZRVl3gXUWt/fzQaJ9DArZifhy1ia0JwXl7czvrNyrrjUjJo0GMLzg29X08vApLrAqq/Yb1BB/DhueeIu6jtkAJUPr6BC3zIq7n/GkVTWVNKNd4+mihGDHA5kYip5bBBxmLO8NZO7/zJOTYf6NJZs8Ng9a6jf0HJq+/0cVY0dRtXjhtFAmJz46AQaffsoKuvfh8quL6OBN5TTvY+Np5vuqKFR46pp6pMTqKwfBoGpIhs1H90puaOnml/SPAYQrMPpJvM4DJvZoEXjmB9m0NCbhztTg0ZU0tXOf+jyxQ7qP6Q/VdZU0ABE3HvigqHywf2pamQlDajoR61H2qjzSpd7TJ0Ppl/GFtciEce3q+Aihvi/seCa/aRFkElzoew6amk4Quda25yRqjHVdLm9gy5fuEKXzndABncLjX9f6KRL+Fxsv0KAzlyRiPrsmek3lduk3yx7HYta0RPchamtzwse+tAHjq+QeXuYIG7oWNMxd3jq0Bk6/v1Jaj14mn6qb6GW707QmdZ2OrT7BLX+dpbeP/8a/bz3FJ083k5HgUUsiCS8fniXh6FMhJ7DMMfOnD5u4flr5ytuyIK+bYZkcilKMBNxTC7YkRDMY4PA4/e+4EhURPIGOBVxeUuoN47fJv3A6JchLkxdqeeCk3NKnkgBeZAi4Q/ZR2mWSYT0y/v0y1iGEBzyacyZ4pTPGh2mpM8PP3DXrIx+vi56i71IeAxeRO7WtH36ZVyEecHWkxdRm5oUU7EZz8fGbejwFP9fNfQ4E1bqjZrzfBb8eb5CnPx00g5HlimKmp25iEQwR1j68tjCkOTHNT2tZkJ9xCvnVvKozUSm8FtMrnn6/kcQw+SUNRua0eRIJEIkf2cVKx+LKAceQ+zwtfFnNphMwoFUIsG0RJONMCf17EQpOwznsZgq5ZEnYE1pXnjDEqI7KKRxsZCayJTH+U0K9maFVEVDHyVvo4rGmPFmG5zjEw8pfBHWDeaS8W+yiCq5iczSf2zsWs7J84ZoFPuhdYPypslj8Ukx5TaRTBI3+01KvTv3OD+k4IgvO6TyMfpL76znY3J3tocNkm4IJWI2S250QpCnedJ6kPZaL6ZzfZzD+f6CfJflizhMzsaZSc91ciVJJ83gbkzYwBfMJDjmIwyJD+Pj6pRfN5gkcZg0G1xiQpNxJtUEOWzx2xnjXjcZ88U6YqK7YSQf1eEOqlPZpBO1aiLBvtjdSS9WBInDiGoOPb4uvGDpeY4/qUNP0m90CZ4fFhTjvPcNBrIeJ/XioS4Ts4+PIabD5M0A98L/LwAAAP//TlYgXAAAAAZJREFUAwBSui0C0YvsQgAAAABJRU5ErkJggg==',
)

/** The same JPEG with what a telephone writes beside it: a place, a name, and that it lies on its side. */
export function jpegWithTraces(): Uint8Array {
  const tiff = [0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0, 0, 0, 0, 0]
  const exif = joined(text('Exif\0\0'), Uint8Array.from(tiff), text('GPS 34.0209 -6.8416 Aminata'))
  const comment = text('Taken by Aminata')
  const segment = (marker: number, body: Uint8Array) => joined(Uint8Array.from([0xff, marker, 0, body.length + 2]), body)
  return joined(JPEG.subarray(0, 2), segment(0xe1, exif), segment(0xfe, comment), JPEG.subarray(2), text('a film hung behind'))
}

/** A PDF of one empty sheet; `more` stands in its trailer. */
export const pdf = (more = '') => text(`%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R${more}>>\nstartxref\n9\n%%EOF\n`)

/** An archive that lists these names, each with no content. `firstContent` fills the first one. */
export function archive(names: readonly string[], firstContent = ''): Uint8Array {
  const two = (n: number) => [n & 255, (n >> 8) & 255]
  const four = (n: number) => [...two(n), ...two(n >> 16)]
  const locals: Uint8Array[] = []
  const list: Uint8Array[] = []
  let at = 0
  names.forEach((name, index) => {
    const content = text(index === 0 ? firstContent : '')
    const sizes = [...four(0), ...four(content.length), ...four(content.length), ...two(name.length), ...two(0)]
    const local = joined(Uint8Array.from([0x50, 0x4b, 3, 4, ...two(20), ...two(0), ...two(0), ...four(0), ...sizes]), text(name), content)
    const fields = [0x50, 0x4b, 1, 2, ...two(20), ...two(20), ...two(0), ...two(0), ...four(0), ...sizes, ...two(0), ...two(0), ...two(0)]
    list.push(joined(Uint8Array.from([...fields, ...four(0), ...four(at)]), text(name)))
    locals.push(local)
    at += local.length
  })
  const size = list.reduce((sum, { length }) => sum + length, 0)
  const end = Uint8Array.from([0x50, 0x4b, 5, 6, 0, 0, 0, 0, ...two(names.length), ...two(names.length), ...four(size), ...four(at), 0, 0])
  return joined(...locals, ...list, end)
}

/** A workbook without a sheet. */
export const workbook = (...more: string[]) => archive(['[Content_Types].xml', 'xl/workbook.xml', ...more])

/** The beginning of a recording as browsers make it. */
export const voice = (codec = 'A_OPUS') => joined(Uint8Array.from([0x1a, 0x45, 0xdf, 0xa3]), text(`webm ${codec} and the sound`))
