/** What a route may ask of its frame: `staff` adds the staff sheet, `hydrate` the framework's scripts. */
type Handle = { staff?: boolean; hydrate?: boolean }

/** Whether any of the handles that routes export holds a wish. */
export function asks(handles: unknown[], wish: keyof Handle): boolean {
  return handles.some((handle) => typeof handle === 'object' && handle !== null && wish in handle && Reflect.get(handle, wish) === true)
}
