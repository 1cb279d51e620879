/** On every answer of this site: the build, and for whom a page was made. An answer without it comes from somebody else, a café's sign-in page for one. */
export const MARK = 'x-passerelle'
/** On what the worker sends: the answer to a form is then an address, not a redirect, which a worker could not read. */
export const BY_WORKER = 'x-passerelle-worker'
/** Its value where somebody waits before the form: the page that it leads to comes along, so that it costs no request of its own. */
export const WITH_PAGE = 'page'
/** On what the worker sends: whose text it is. The server takes it from nobody else. */
export const OWNER = 'x-passerelle-owner'
/** On an entry that waited: when it was finished and when it is sent, both by the phone's clock. */
export const FINISHED_AT = 'x-passerelle-finished'
export const SENT_AT = 'x-passerelle-sent'
/** On an answer to the worker: where a browser would have been led. */
export const LEADS_TO = 'x-passerelle-to'
/** On a page fetched to be kept: nobody opened it yet. */
export const TO_KEEP = 'x-passerelle-keep'

/** Stands for nobody, and for somebody on a shared phone, where a person's own name would stand. */
export const NOBODY = '-'
export const SHARED = 'shared'
