/** For a box that scrolls: some browsers let the keyboard into it only when it is told so. */
export function reachByKeyboard(element: HTMLElement | null): void {
  if (element !== null) element.tabIndex = 0;
}
