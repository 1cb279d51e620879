/** The formats that are read, and those that are written. */
export const IMPORT_FORMATS = ['gift', 'moodle-xml', 'aiken', 'csv', 'xlsx', 'kahoot'] as const
export type ImportFormat = (typeof IMPORT_FORMATS)[number]
export const EXPORT_FORMATS = ['gift', 'moodle-xml', 'xlsx'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
