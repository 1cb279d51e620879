/** Where a phone shares a photo to, as the manifest says. */
export const SHARE_PLACE = '/partager'
/** Under this address the worker keeps a shared photo among the person's own pages, until they chose a part of their plan. */
export const SHARED_PHOTO = '/partager/photo'
/** The end of an address that asks for the photo. */
export const SHARED_HERE = '#partage'
