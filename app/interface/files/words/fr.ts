export const fr = {
  kinds: { photo: 'Photo', pdf: 'Document PDF', sheet: 'Tableau', voice: 'Enregistrement' },
  weight: '{kind}, {size}',
  listen: 'Écouter coûte {size}.',
  said: 'Ce qui est dit',
  hidden: {
    one: '{n} fichier reste caché : il dirait qui écrit.',
    other: '{n} fichiers restent cachés : ils diraient qui écrit.',
  },
  count: { one: '{n} fichier', other: '{n} fichiers' },
  title: 'Fichiers',
}
export type FilesWords = typeof fr
