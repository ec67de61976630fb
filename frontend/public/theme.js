// Sets the theme before the first paint. A file of its own, since the page allows no inline script.
(() => {
  let chosen = null;
  try {
    chosen = localStorage.getItem("maquette-theme");
  } catch {
    // Storage is closed to us: follow the system.
  }
  const dark =
    chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
