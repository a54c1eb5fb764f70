/** Runs before the first paint, so that a chosen theme never flashes in after the system's own. */
const chosen = localStorage.getItem('theme');
if (chosen === 'dark' || chosen === 'light') document.documentElement.dataset.theme = chosen;

export {};
